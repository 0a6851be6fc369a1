import { fillInput, fillOutput } from "../content.ts";
import { type JsonObject, objectsOf, unwrapJson } from "../json.ts";
import { takeIndexed } from "../messages/indexed.ts";
import { readInstructions, readMessages } from "../messages/parts.ts";
import { readProviderMessage } from "../messages/provider-message.ts";
import { readTools } from "../messages/tools.ts";
import type { Reading } from "../reading.ts";
import { first } from "../target.ts";
import type { Dialect } from "./dialect.ts";
import { readEventMessages } from "./gen-ai-events.ts";

/**
 * OpenTelemetry's conventions for generative AI, the current names before older ones.
 *
 * @see https://github.com/open-telemetry/semantic-conventions-genai
 */
export const genAi: Dialect = {
  name: "OpenTelemetry GenAI",
  logTypes: {
    "gen_ai.operation.name": {
      chat: "chat",
      generate_content: "chat",
      text_completion: "completion",
      embeddings: "embedding",
      execute_tool: "tool",
      invoke_agent: "agent",
      create_agent: "agent",
      invoke_workflow: "workflow",
      agent_step: "task",
      plan: "task",
      retrieval: "task",
    },
  },
  fields: {
    "gen_ai.provider.name": "provider_id",
    "gen_ai.system": "provider_id",
    "gen_ai.response.model": "model",
    "gen_ai.request.model": "model",
    "gen_ai.response.id": "response_id",
    "gen_ai.response.finish_reasons": first("finish_reason"),
    "gen_ai.request.temperature": "temperature",
    "gen_ai.request.top_p": "top_p",
    "gen_ai.request.frequency_penalty": "frequency_penalty",
    "gen_ai.request.presence_penalty": "presence_penalty",
    "gen_ai.request.max_tokens": "max_tokens",
    "gen_ai.request.stop_sequences": "stop",
    "gen_ai.request.choice.count": "n",
    "gen_ai.request.stream": "stream",
    "gen_ai.request.encoding_formats": first("encoding_format"),
    "gen_ai.embeddings.dimension.count": "dimensions",
    "gen_ai.output.type": { to: "response_format", read: (type) => outputTypes[type as string] },
    "gen_ai.usage.input_tokens": "usage.prompt_tokens",
    "gen_ai.usage.prompt_tokens": "usage.prompt_tokens",
    "gen_ai.usage.output_tokens": "usage.completion_tokens",
    "gen_ai.usage.completion_tokens": "usage.completion_tokens",
    "gen_ai.usage.total_tokens": "usage.total_tokens",
    "gen_ai.usage.cache_read.input_tokens": "usage.prompt_tokens_details.cached_tokens",
    "gen_ai.usage.cache_read_input_tokens": "usage.prompt_tokens_details.cached_tokens",
    "gen_ai.usage.cache_creation.input_tokens": "usage.cache_creation_prompt_tokens",
    "gen_ai.usage.cache_creation_input_tokens": "usage.cache_creation_prompt_tokens",
    "gen_ai.usage.reasoning.output_tokens": "usage.completion_tokens_details.reasoning_tokens",
    "gen_ai.usage.reasoning_tokens": "usage.completion_tokens_details.reasoning_tokens",
    "gen_ai.usage.audio.input_tokens": "usage.prompt_tokens_details.audio_tokens",
    "gen_ai.usage.audio.output_tokens": "usage.completion_tokens_details.audio_tokens",
    "gen_ai.usage.cost": "cost",
    "gen_ai.response.time_to_first_chunk": "time_to_first_token",
    "gen_ai.client.operation.time_to_first_chunk": "time_to_first_token",
    "gen_ai.server.time_to_first_token": "time_to_first_token",
    "gen_ai.conversation.id": "thread_identifier",
    "gen_ai.workflow.name": "span_workflow_name",
    "gen_ai.prompt.name": "prompt_name",
    "user.id": "customer_identifier",
    "user.full_name": "customer_name",
    "user.email": "customer_email",
    "session.id": "thread_identifier",
    "http.response.status_code": "status_code",
    "gen_ai.tool.definitions": { to: "tools", read: readTools },
    "gen_ai.tool.call.arguments": "input",
    "gen_ai.tool.call.result": "output",
  },
  read(reading) {
    readInput(reading);
    readOutput(reading);
    readIndexed(reading);
    readEventMessages(reading);
  },
};

const outputTypes: Readonly<Record<string, JsonObject>> = { json: { type: "json_object" }, text: { type: "text" } };

function readInput(reading: Reading): void {
  const messages = readMessages(reading.get("gen_ai.input.messages"));
  const instructions = readInstructions(reading.get("gen_ai.system_instructions"));
  if (!fillInput(reading, [...instructions, ...(messages?.flat() ?? [])])) return;
  reading.take("gen_ai.system_instructions");
  if (messages) reading.take("gen_ai.input.messages");
}

function readOutput(reading: Reading): void {
  const value = unwrapJson(reading.get("gen_ai.output.messages"));
  const answers = readMessages(value);
  if (!answers || !fillOutput(reading, answers)) return;
  const reasons = new Set(objectsOf(value).map((message) => message["finish_reason"]));
  reading.fill("finish_reason", [...reasons][0]);
  // Otherwise what each answer's reason was would be lost.
  if (reasons.size <= 1) reading.take("gen_ai.output.messages");
}

/** Older instrumentations: `gen_ai.prompt.0.content`, `gen_ai.completion.0.content`. */
function readIndexed(reading: Reading): void {
  takeIndexed(reading, "gen_ai.prompt.", (messages) => fillInput(reading, messages.map(readProviderMessage)));
  takeIndexed(reading, "gen_ai.completion.", (messages) => {
    reading.fill("finish_reason", messages[0]?.["finish_reason"]);
    return fillOutput(
      reading,
      messages.map((message) => [readProviderMessage({ role: "assistant", ...message })]),
    );
  });
  takeIndexed(reading, "llm.request.functions.", (tools) => reading.fill("tools", readTools(tools)));
}
