import { asObject, unwrapJson } from "../json.ts";
import { isFieldName } from "../kinds.ts";
import type { Reading } from "../reading.ts";
import type { Dialect } from "./dialect.ts";

/** Langfuse's SDKs. @see https://langfuse.com/integrations/native/opentelemetry */
export const langfuse: Dialect = {
  name: "Langfuse",
  logTypes: {
    "langfuse.observation.type": {
      generation: "chat",
      embedding: "embedding",
      tool: "tool",
      agent: "agent",
      guardrail: "guardrail",
      span: "task",
      chain: "task",
      retriever: "task",
      evaluator: "task",
      event: "custom",
    },
  },
  fields: {
    "langfuse.observation.model.name": "model",
    "langfuse.observation.input": "input",
    "langfuse.observation.output": "output",
    "langfuse.observation.prompt.name": "prompt_name",
    "langfuse.observation.prompt.version": "prompt_version_number",
    "langfuse.observation.status_message": "error_message",
    "langfuse.user.id": "customer_identifier",
    "langfuse.session.id": "thread_identifier",
    "langfuse.trace.name": "trace_name",
    "user.id": "customer_identifier",
    "session.id": "thread_identifier",
  },
  metadata: ["langfuse.trace.metadata.", "langfuse.observation.metadata."],
  read(reading) {
    const usage = asObject(unwrapJson(reading.get("langfuse.observation.usage_details")));
    if (usage && readUsage(reading, usage)) reading.take("langfuse.observation.usage_details");
    const cost = asObject(unwrapJson(reading.get("langfuse.observation.cost_details")));
    const isTotal = cost !== undefined && Object.keys(cost).every((name) => name === "total");
    if (cost && reading.fill("cost", cost["total"]) && isTotal) reading.take("langfuse.observation.cost_details");
    if (reading.get("langfuse.observation.level") === "ERROR") reading.fill("status", "error");
    readParameters(reading);
    readFirstToken(reading);
  },
};

/** Langfuse counts apart what OpenTelemetry counts within the input: the totals are put together again. */
function readUsage(reading: Reading, usage: Record<string, unknown>): boolean {
  const count = (name: string) => {
    const value = usage[name];
    return typeof value === "number" ? value : 0;
  };
  const read = count("input_cached_tokens") + count("cache_read_input_tokens");
  const written = count("input_cache_creation") + count("cache_creation_input_tokens");
  const reasoning = count("output_reasoning_tokens");
  const known = new Set(
    [
      ["input", "output", "total", "input_cached_tokens", "cache_read_input_tokens", "input_cache_creation"],
      ["cache_creation_input_tokens", "output_reasoning_tokens"],
    ].flat(),
  );
  const filled = [
    "input" in usage && reading.fill("usage.prompt_tokens", count("input") + read + written),
    "output" in usage && reading.fill("usage.completion_tokens", count("output") + reasoning),
    "total" in usage && reading.fill("usage.total_tokens", count("total")),
  ];
  if (read > 0) reading.fill("usage.prompt_tokens_details.cached_tokens", read);
  if (written > 0) reading.fill("usage.cache_creation_prompt_tokens", written);
  if (reasoning > 0) reading.fill("usage.completion_tokens_details.reasoning_tokens", reasoning);
  return filled.some(Boolean) && Object.keys(usage).every((name) => known.has(name));
}

function readParameters(reading: Reading): void {
  const attribute = "langfuse.observation.model.parameters";
  const parameters = asObject(unwrapJson(reading.get(attribute)));
  if (!parameters) return;
  const placed = Object.entries(parameters).map(([name, value]) => isFieldName(name) && reading.fill(name, value));
  if (placed.every(Boolean)) reading.take(attribute);
}

/** A moment, as JSON or plain text; the log holds the time from the start to it. */
function readFirstToken(reading: Reading): void {
  const attribute = "langfuse.observation.completion_start_time";
  const moment = Date.parse(String(reading.get(attribute)).replaceAll('"', ""));
  const start = Date.parse(reading.span.start ?? "");
  if (moment >= start && reading.fill("time_to_first_token", (moment - start) / 1000)) reading.take(attribute);
}
