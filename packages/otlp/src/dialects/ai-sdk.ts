import { fillInput, fillOutput } from "../content.ts";
import { asObject, type JsonObject, objectsOf, parseJson, unwrapJson, withoutUndefined } from "../json.ts";
import { readAiSdkMessages } from "../messages/ai-sdk-messages.ts";
import { toolCall } from "../messages/message.ts";
import { readTools } from "../messages/tools.ts";
import type { Reading } from "../reading.ts";
import { milliseconds } from "../target.ts";
import type { Dialect } from "./dialect.ts";

/** Vercel's AI SDK up to 6, and its legacy integration in 7. */
export const aiSdk: Dialect = {
  name: "Vercel AI SDK",
  logTypes: {
    "ai.operationId": {
      "ai.generateText.doGenerate": "chat",
      "ai.streamText.doStream": "chat",
      "ai.generateObject.doGenerate": "chat",
      "ai.streamObject.doStream": "chat",
      "ai.embed.doEmbed": "embedding",
      "ai.embedMany.doEmbed": "embedding",
      "ai.toolCall": "tool",
      // These hold the calls above, and repeat their sums.
      "ai.generateText": "agent",
      "ai.streamText": "agent",
      "ai.generateObject": "agent",
      "ai.streamObject": "agent",
      "ai.embed": "task",
      "ai.embedMany": "task",
      "ai.rerank": "task",
      "ai.rerank.doRerank": "task",
      "ai.transcribe": "transcription",
      "ai.generateSpeech": "speech",
    },
  },
  fields: {
    "ai.response.model": "model",
    "ai.model.id": "model",
    "ai.model.provider": "provider_id",
    "ai.response.id": "response_id",
    "ai.response.finishReason": "finish_reason",
    "ai.settings.temperature": "temperature",
    "ai.settings.topP": "top_p",
    "ai.settings.frequencyPenalty": "frequency_penalty",
    "ai.settings.presencePenalty": "presence_penalty",
    "ai.settings.maxOutputTokens": "max_tokens",
    "ai.settings.maxTokens": "max_tokens",
    "ai.settings.stopSequences": "stop",
    "ai.usage.inputTokens": "usage.prompt_tokens",
    "ai.usage.promptTokens": "usage.prompt_tokens",
    "ai.usage.outputTokens": "usage.completion_tokens",
    "ai.usage.completionTokens": "usage.completion_tokens",
    "ai.usage.totalTokens": "usage.total_tokens",
    "ai.usage.tokens": "usage.prompt_tokens",
    "ai.usage.cachedInputTokens": "usage.prompt_tokens_details.cached_tokens",
    "ai.usage.inputTokenDetails.cacheReadTokens": "usage.prompt_tokens_details.cached_tokens",
    "ai.usage.inputTokenDetails.cacheWriteTokens": "usage.cache_creation_prompt_tokens",
    "ai.usage.reasoningTokens": "usage.completion_tokens_details.reasoning_tokens",
    "ai.usage.outputTokenDetails.reasoningTokens": "usage.completion_tokens_details.reasoning_tokens",
    "ai.response.msToFirstChunk": milliseconds("time_to_first_token"),
    "ai.stream.msToFirstChunk": milliseconds("time_to_first_token"),
    "ai.response.msToFinish": milliseconds("latency"),
    "ai.response.avgOutputTokensPerSecond": "tokens_per_second",
    "ai.response.avgCompletionTokensPerSecond": "tokens_per_second",
    "ai.prompt.tools": { to: "tools", read: readTools },
    "ai.prompt.toolChoice": { to: "tool_choice", read: readToolChoice },
    "ai.toolCall.args": "input",
    "ai.toolCall.result": "output",
    "ai.telemetry.functionId": "span_workflow_name",
    "ai.telemetry.metadata.customer_identifier": "customer_identifier",
    "ai.telemetry.metadata.customer_email": "customer_email",
    "ai.telemetry.metadata.customer_name": "customer_name",
    "ai.telemetry.metadata.customer_params": "customer_params",
    "ai.telemetry.metadata.userId": "customer_identifier",
    "ai.telemetry.metadata.thread_identifier": "thread_identifier",
    "ai.telemetry.metadata.sessionId": "thread_identifier",
    "ai.telemetry.metadata.prompt_unit_price": "prompt_unit_price",
    "ai.telemetry.metadata.completion_unit_price": "completion_unit_price",
  },
  metadata: ["ai.telemetry.metadata."],
  read(reading) {
    reading.place("ai.prompt.messages", { to: "input", read: readAiSdkMessages });
    readPrompt(reading);
    readAnswer(reading);
    readVectors(reading);
    readSchema(reading);
  },
};

/** `{type: "tool", toolName}` names one tool; any other type is a word of the provider's. */
function readToolChoice(value: unknown): unknown {
  const choice = asObject(unwrapJson(value));
  if (!choice) return typeof value === "string" ? value : undefined;
  if (choice["type"] !== "tool") return choice["type"];
  return { type: "function", function: { name: choice["toolName"] } };
}

/** The outer span holds what the caller gave: system, prompt or messages. */
function readPrompt(reading: Reading): void {
  const given = unwrapJson(reading.get("ai.prompt"));
  if (given === undefined) return;
  const { system, prompt, messages } = asObject(given) ?? { prompt: given };
  const asked = readAiSdkMessages(messages) ?? (typeof prompt === "string" ? [{ role: "user", content: prompt }] : []);
  const instructions = typeof system === "string" ? [{ role: "system", content: system }] : [];
  if (fillInput(reading, [...instructions, ...asked])) reading.take("ai.prompt");
}

const answerAttributes = ["ai.response.text", "ai.response.object", "ai.response.reasoning", "ai.response.toolCalls"];

function readAnswer(reading: Reading): void {
  const [text, object, reasoning, toolCalls] = answerAttributes.map((name) => reading.get(name));
  if ([text, object, reasoning, toolCalls].every((value) => value === undefined)) return;
  const calls = objectsOf(unwrapJson(toolCalls)).map((call) =>
    toolCall(call["toolCallId"], call["toolName"], call["input"] ?? call["args"]),
  );
  const message: JsonObject = withoutUndefined({
    role: "assistant",
    content: text || object || null,
    tool_calls: calls.length > 0 ? calls : undefined,
    reasoning_content: typeof reasoning === "string" && reasoning !== "" ? reasoning : undefined,
  });
  if (fillOutput(reading, [[message]])) for (const name of answerAttributes) reading.take(name);
}

/** Values to embed and their vectors are lists of JSON texts. */
function readVectors(reading: Reading): void {
  for (const [attribute, place] of [
    ["ai.values", "input"],
    ["ai.embeddings", "output"],
  ] as const) {
    const values = reading.get(attribute);
    if (Array.isArray(values) && reading.fill(place, values.map(parseJson))) reading.take(attribute);
  }
  reading.place("ai.value", { to: "input", read: parseJson });
  reading.place("ai.embedding", "output");
}

function readSchema(reading: Reading): void {
  const schema = asObject(unwrapJson(reading.get("ai.schema")));
  if (!schema) return;
  const names = ["ai.schema.name", "ai.schema.description"] as const;
  const [name, description] = names.map((each) => reading.get(each));
  const json_schema = withoutUndefined({ name, description, schema });
  if (reading.fill("response_format", { type: "json_schema", json_schema }))
    for (const each of ["ai.schema", ...names]) reading.take(each);
}
