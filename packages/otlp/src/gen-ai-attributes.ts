import { asObject, asText, type JsonObject, objectsOf, withoutUndefined } from "./json.ts";
import { isCall } from "./log-type.ts";
import { writeMessage } from "./messages/parts.ts";

const operations: Readonly<Record<string, string>> = {
  chat: "chat",
  completion: "text_completion",
  embedding: "embeddings",
  tool: "execute_tool",
  agent: "invoke_agent",
  workflow: "invoke_workflow",
};

/** Fields that are an attribute as they are. */
const fields = {
  provider_id: "gen_ai.provider.name",
  model: "gen_ai.response.model",
  response_id: "gen_ai.response.id",
  temperature: "gen_ai.request.temperature",
  top_p: "gen_ai.request.top_p",
  frequency_penalty: "gen_ai.request.frequency_penalty",
  presence_penalty: "gen_ai.request.presence_penalty",
  max_tokens: "gen_ai.request.max_tokens",
  stop: "gen_ai.request.stop_sequences",
  n: "gen_ai.request.choice.count",
  stream: "gen_ai.request.stream",
  dimensions: "gen_ai.embeddings.dimension.count",
  time_to_first_token: "gen_ai.response.time_to_first_chunk",
  thread_identifier: "gen_ai.conversation.id",
  span_workflow_name: "gen_ai.workflow.name",
  prompt_name: "gen_ai.prompt.name",
  customer_identifier: "user.id",
  customer_name: "user.full_name",
  customer_email: "user.email",
  status_code: "http.response.status_code",
} as const;

/** The attributes that OpenTelemetry's conventions have for a log. */
export function genAiAttributes(log: JsonObject): JsonObject {
  const type = asText(log["log_type"]) ?? "chat";
  const format = asObject(log["response_format"])?.["type"];
  return withoutUndefined({
    "gen_ai.operation.name": Object.hasOwn(operations, type) ? operations[type] : undefined,
    ...Object.fromEntries(Object.entries(fields).map(([field, attribute]) => [attribute, log[field] ?? undefined])),
    "gen_ai.response.finish_reasons": log["finish_reason"] === undefined ? undefined : [log["finish_reason"]],
    "gen_ai.request.encoding_formats": log["encoding_format"] === undefined ? undefined : [log["encoding_format"]],
    "gen_ai.output.type": format === "json_object" ? "json" : format === "text" ? "text" : undefined,
    "gen_ai.tool.definitions": json(log["tools"]),
    ...(isCall(type) && usageAttributes(asObject(log["usage"]) ?? {})),
    ...contentAttributes(type, log),
  });
}

function usageAttributes(usage: JsonObject): JsonObject {
  const prompt = asObject(usage["prompt_tokens_details"]) ?? {};
  const completion = asObject(usage["completion_tokens_details"]) ?? {};
  return {
    "gen_ai.usage.input_tokens": usage["prompt_tokens"],
    "gen_ai.usage.output_tokens": usage["completion_tokens"],
    "gen_ai.usage.cache_read.input_tokens": prompt["cached_tokens"],
    "gen_ai.usage.cache_creation.input_tokens": usage["cache_creation_prompt_tokens"],
    "gen_ai.usage.reasoning.output_tokens": completion["reasoning_tokens"],
    "gen_ai.usage.audio.input_tokens": prompt["audio_tokens"],
    "gen_ai.usage.audio.output_tokens": completion["audio_tokens"],
  };
}

function contentAttributes(type: string, log: JsonObject): JsonObject {
  const { input, output } = log;
  if (type === "tool") return { "gen_ai.tool.call.arguments": json(input), "gen_ai.tool.call.result": json(output) };
  const answers = objectsOf(log["completion_messages"] ?? [asMessage(output, "assistant")]);
  return {
    "gen_ai.input.messages": json(
      messages(Array.isArray(input) ? objectsOf(input) : objectsOf([asMessage(input, "user")])),
    ),
    "gen_ai.output.messages": json(messages(answers).map((each) => ({ ...each, finish_reason: log["finish_reason"] }))),
  };
}

const asMessage = (value: unknown, role: string): unknown =>
  typeof value === "string" ? { role, content: value } : value;

/** Only what is a message; anything else is none of the conventions'. */
const messages = (list: JsonObject[]): JsonObject[] =>
  list.every((each) => typeof each["role"] === "string") ? list.map(writeMessage) : [];

/** Content is JSON text, as instrumentations write it. */
function json(value: unknown): string | undefined {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}
