import { fillInput, fillOutput } from "../content.ts";
import { asObject, type JsonObject, unwrapJson } from "../json.ts";
import { takeIndexed } from "../messages/indexed.ts";
import { readProviderMessage } from "../messages/provider-message.ts";
import { readTools } from "../messages/tools.ts";
import { isFieldName } from "../kinds.ts";
import type { Reading } from "../reading.ts";
import type { Dialect } from "./dialect.ts";

/** Arize's OpenInference. @see https://github.com/Arize-ai/openinference/tree/main/spec */
export const openInference: Dialect = {
  name: "OpenInference",
  logTypes: {
    "openinference.span.kind": {
      LLM: "chat",
      EMBEDDING: "embedding",
      TOOL: "tool",
      AGENT: "agent",
      GUARDRAIL: "guardrail",
      CHAIN: "task",
      RETRIEVER: "task",
      RERANKER: "task",
      EVALUATOR: "task",
      PROMPT: "task",
    },
  },
  fields: {
    "llm.response.model_name": "model",
    "llm.model_name": "model",
    "llm.request.model_name": "model",
    "embedding.model_name": "model",
    "llm.provider": "provider_id",
    "llm.system": "provider_id",
    "llm.is_streaming": "stream",
    "llm.token_count.prompt": "usage.prompt_tokens",
    "llm.token_count.completion": "usage.completion_tokens",
    "llm.token_count.total": "usage.total_tokens",
    "llm.token_count.prompt_details.cache_read": "usage.prompt_tokens_details.cached_tokens",
    "llm.token_count.prompt_details.cache_write": "usage.cache_creation_prompt_tokens",
    "llm.token_count.prompt_details.audio": "usage.prompt_tokens_details.audio_tokens",
    "llm.token_count.completion_details.reasoning": "usage.completion_tokens_details.reasoning_tokens",
    "llm.token_count.completion_details.audio": "usage.completion_tokens_details.audio_tokens",
    "llm.cost.total": "cost",
    "llm.finish_reason": "finish_reason",
    "llm.prompt_template.variables": "variables",
    "prompt.id": "prompt_id",
    "session.id": "thread_identifier",
    "user.id": "customer_identifier",
  },
  read(reading) {
    takeIndexed(reading, "llm.input_messages.", (items) => fillInput(reading, items.map(readItem)));
    takeIndexed(reading, "llm.output_messages.", (items) =>
      fillOutput(
        reading,
        items.map((item) => [readItem(item)]),
      ),
    );
    takeIndexed(reading, "llm.tools.", (items) =>
      reading.fill("tools", readTools(items.map((item) => asObject(item["tool"])?.["json_schema"]))),
    );
    takeIndexed(reading, "embedding.embeddings.", (items) => {
      const embeddings = items.map((item) => asObject(item["embedding"]) ?? {});
      return (
        reading.fill("input", single(embeddings.map((each) => each["text"]))) &&
        reading.fill("output", single(embeddings.map((each) => each["vector"])))
      );
    });
    readInvocation(reading);
    readValue(reading, "input", "full_request");
    readValue(reading, "output", "full_response");
    readMetadata(reading);
  },
};

const single = (values: unknown[]): unknown => (values.length === 1 ? values[0] : values);

function readItem(item: JsonObject): JsonObject {
  const { contents, tool_calls, ...message } = asObject(item["message"]) ?? {};
  const parts = Array.isArray(contents)
    ? contents.map((each) => readPart(asObject(asObject(each)?.["message_content"]) ?? {}))
    : undefined;
  const calls = Array.isArray(tool_calls)
    ? tool_calls.map((each) => asObject(asObject(each)?.["tool_call"]) ?? {})
    : undefined;
  return readProviderMessage({ ...message, ...(parts && { content: parts }), tool_calls: calls });
}

function readPart({ type, text, image, ...rest }: JsonObject): JsonObject {
  if (type === "text") return { type, text };
  const url = asObject(asObject(image)?.["image"])?.["url"];
  return type === "image" && typeof url === "string"
    ? { type: "image_url", image_url: { url } }
    : { ...rest, ...(image !== undefined && { image }), type: typeof type === "string" ? type : "unknown" };
}

/** The request's parameters, as one JSON: those that are fields become them, the rest stays. */
function readInvocation(reading: Reading): void {
  const attribute = "llm.invocation_parameters";
  const parameters = asObject(unwrapJson(reading.get(attribute)));
  if (!parameters) return;
  const isKnown = Object.entries(parameters).map(([name, value]) => {
    if (name === "tools") return reading.fill("tools", readTools(value));
    return settings.has(name) && isFieldName(name) && reading.fill(name, value);
  });
  if (isKnown.every(Boolean)) reading.take(attribute);
}

const settings = new Set(
  [
    ["model", "temperature", "top_p", "frequency_penalty", "presence_penalty", "max_tokens", "max_completion_tokens"],
    ["n", "stop", "stream", "logprobs", "top_logprobs", "parallel_tool_calls", "reasoning_effort", "dimensions"],
  ].flat(),
);

/** `input.value`: the content where there are no messages, else the raw request beside them. */
function readValue(reading: Reading, side: "input" | "output", whole: "full_request" | "full_response"): void {
  const attribute = `${side}.value`;
  const value = unwrapJson(reading.get(attribute));
  const isRaw = reading.log[side] !== undefined && asObject(value) !== undefined;
  if (!reading.fill(isRaw ? whole : side, value)) return;
  reading.take(attribute);
  reading.take(`${side}.mime_type`);
}

function readMetadata(reading: Reading): void {
  const metadata = asObject(unwrapJson(reading.get("metadata")));
  if (!metadata) return;
  for (const [key, value] of Object.entries(metadata)) reading.metadata[key] ??= value;
  reading.take("metadata");
}
