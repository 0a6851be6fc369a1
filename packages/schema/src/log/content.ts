import { field, listOf } from "../field.ts";
import { message, messageOrNone, promptParam, toolCall } from "../shapes.ts";

export const logTypes = ["chat", "completion", "response", "embedding", "transcription", "speech", "workflow", "agent", "task", "tool", "function", "generation", "handoff", "guardrail", "custom", "text", "score", "batch", "unknown"] as const;

/** What was asked and what was answered. */
export const content = {
  log_type: field("label", "What was done. Decides how `input` and `output` are read; an unrecognised type is kept as `unknown` with a warning.", { example: "chat", values: logTypes, derivedFrom: "`chat`" }),
  input: field("json", "What went in, any JSON. Chat: the list of messages. Embedding, speech: text. Workflows and tools: anything. A string that holds a JSON object or list is the same as that object or list.", {
    example: [{ role: "user", content: "Hello" }],
    derivedFrom: "`prompt_messages`, `full_request.messages`",
  }),
  output: field("json", "What came out, any JSON. Chat: the assistant's message. Embedding: the vector. Transcription: text.", { example: { role: "assistant", content: "Hello! How can I help you?" }, derivedFrom: "`completion_message`, `completion_messages`, `full_response`" }),
  prompt_messages: field("json", "The messages of the prompt. Read back for chat, completion, text and response logs.", { shape: listOf(message), aliases: ["messages"], deprecated: "Use `input`.", derivedFrom: "`input`", transient: true, example: [{ role: "user", content: "Hi" }] }),
  completion_message: field("json", "The model's message. Read back for chat, completion, text and response logs.", { shape: messageOrNone, deprecated: "Use `output`.", derivedFrom: "`output`", transient: true, example: { role: "assistant", content: "Hi, how can I assist you today?" } }),
  completion_messages: field("json", "The model's messages when there is more than one (`n` > 1).", { shape: listOf(message), derivedFrom: "`full_response.choices`, `full_request.completion_messages`" }),
  tool_calls: field("json", "Tools the model asked to call.", { shape: listOf(toolCall), derivedFrom: "`output.tool_calls`, `full_response.choices`, `full_request.tool_calls`" }),
  full_request: field("json", "The provider's request, for parameters that have no field here. What it shares with fields above is taken from it when they are absent.", { example: { temperature: 0.5, top_p: 0.5 } }),
  full_response: field("json", "The provider's response, read like `full_request`."),
  ideal_output: field("text", "The answer that would have been right, for evaluations.", { example: "42" }),
  reasoning: field("json", "The model's reasoning, as the provider returned it."),
  variables: field("json", "Values of the prompt's variables.", { example: { name: "Jo" } }),
  prompt: field("json", "The managed prompt that was used.", { shape: promptParam }),
  embedding: field("json", "The vector of an embedding log: numbers, or base64 text.", { example: [0.123, -0.456], derivedFrom: "`output`" }),
  audio_input_file: field("text", "Address of the audio that was transcribed.", { example: "https://example.com/call.mp3" }),
  audio_output_file: field("text", "Address of the audio that was made.", { example: "https://example.com/answer.mp3" }),
  response_id: field("identifier", "The provider's own id of the response.", { example: "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT", derivedFrom: "`full_response.id`" }),
  extra_fields: field("json", "Keys of the body that are no field of a log, kept as they came.", { readOnly: true, example: { my_key: 1 } }),
} as const;
