import type { LogCreate } from "@kai/schema";
import { type FileRecord, isRecord } from "../read-records.ts";
import { Row } from "../row.ts";
import type { Source } from "./source.ts";

const logTypes: Record<string, string> = {
  GENERATION: "generation",
  EMBEDDING: "embedding",
  AGENT: "agent",
  TOOL: "tool",
  GUARDRAIL: "guardrail",
  CHAIN: "workflow",
  SPAN: "task",
  RETRIEVER: "task",
  EVALUATOR: "task",
  EVENT: "custom",
};

/**
 * Traces and observations of Langfuse: exports of its tables, of its blob storage, and downloads of one trace.
 *
 * @see https://langfuse.com/docs/api-and-data-platform/features/blob-storage-export-fields
 */
export const langfuse: Source = {
  name: "langfuse",
  forms: ["jsonl", "json", "csv"],
  recognises(record) {
    const { traceId, startTime, id, timestamp, observations, trace, ...rest } = camelCased(record);
    if (Array.isArray(observations)) return id !== undefined || trace !== undefined;
    const isTrace =
      timestamp !== undefined && ["sessionId", "bookmarked", "tags", "release"].some((name) => name in rest);
    return id !== undefined && ((traceId !== undefined && startTime !== undefined) || isTrace);
  },
  logsOf(record) {
    const { observations, trace, ...whole } = camelCased(record);
    if (Array.isArray(observations) && observations.every(isRecord))
      return [
        traceLog(camelCased(isRecord(trace) ? trace : whole)),
        ...observations.map((each) => observationLog(camelCased(each))),
      ];
    const row = camelCased(record);
    return ["traceId" in row ? observationLog(row) : traceLog(row)];
  },
};

/** Blob storage writes names in snake case, everything else in camel case. */
const camelCased = (record: FileRecord): FileRecord =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );

function observationLog(record: FileRecord): LogCreate {
  const row = new Row(record);
  const id = row.text("id");
  const type = row.text("type") ?? "SPAN";
  const input = row.take("input");
  const start = row.time("startTime");
  return {
    ...sharedFields(row),
    ...outcome(row),
    usage: usageOf(row),
    unique_id: id,
    span_unique_id: id,
    span_parent_id: row.text("parentObservationId"),
    trace_unique_id: row.text("traceId"),
    trace_name: row.text("traceName"),
    log_type: type === "GENERATION" && isMessages(input) ? "chat" : (logTypes[type] ?? type.toLowerCase()),
    input,
    start_time: start,
    timestamp: row.time("endTime") ?? start,
    time_to_first_token: firstToken(row, start),
    model: row.text("model", "providedModelName"),
    full_request: row.object("modelParameters"),
    cost:
      row.number("totalCost") ??
      new Row(row.object("costDetails")).number("total") ??
      row.number("calculatedTotalCost"),
    prompt_id: row.text("promptId"),
    prompt_name: row.text("promptName"),
    prompt_version_number: row.number("promptVersion"),
    metadata: metadataOf(row),
  };
}

/** What a trace cost is what its observations cost: it must not be counted again, and remains in the metadata. */
function traceLog(record: FileRecord): LogCreate {
  const row = new Row(record);
  const id = row.text("id");
  const start = row.time("timestamp");
  const latency = row.number("latency");
  return {
    ...sharedFields(row),
    unique_id: id,
    span_unique_id: id,
    trace_unique_id: id,
    trace_name: typeof record["name"] === "string" ? record["name"] : undefined,
    log_type: "workflow",
    input: row.take("input"),
    start_time: start,
    timestamp: start && new Date(Date.parse(start) + (latency ?? 0) * 1000).toISOString(),
    latency,
    metadata: metadataOf(row),
  };
}

const sharedFields = (row: Row) => ({
  output: row.take("output"),
  span_name: row.text("name"),
  customer_identifier: row.text("userId"),
  trace_group_identifier: row.text("sessionId"),
});

function outcome(row: Row) {
  const level = row.text("level");
  const message = row.text("statusMessage");
  if (level === "ERROR") return { status: "error", error_message: message ?? "ERROR" };
  return { status: "success", warnings: message };
}

/** Langfuse counts what was read from a cache, and what was reasoned, beside input and output; a provider counts them within. */
function usageOf(row: Row): LogCreate["usage"] {
  const flat = {
    input: row.number("promptTokens", "inputTokens", "inputUsage"),
    output: row.number("completionTokens", "outputTokens", "outputUsage"),
    total: row.number("totalTokens", "totalUsage"),
  };
  const details = row.object("usageDetails");
  const counts = Object.entries(Object.keys(details).length > 0 ? details : flat);
  const sum = (pattern: RegExp) =>
    counts.reduce((all, [name, value]) => (pattern.test(name) && typeof value === "number" ? all + value : all), 0);
  const prompt_tokens = sum(/^(input|cache_(read|creation)_)/);
  const completion_tokens = sum(/^output/);
  const reasoning_tokens = sum(/^output_reasoning/);
  const cached_tokens = sum(/^(input_cached_tokens|(input_)?cache_read_(input_)?tokens)$/);
  const cache_creation_tokens = sum(/^(input_)?cache_creation/);
  if (prompt_tokens === 0 && completion_tokens === 0) return undefined;
  return {
    prompt_tokens,
    completion_tokens,
    total_tokens: sum(/^total$/) || prompt_tokens + completion_tokens,
    ...(cached_tokens + cache_creation_tokens > 0 && {
      prompt_tokens_details: { cached_tokens, cache_creation_tokens },
    }),
    ...(reasoning_tokens > 0 && { completion_tokens_details: { reasoning_tokens } }),
  };
}

function firstToken(row: Row, start: string | undefined): number | undefined {
  const first = row.time("completionStartTime");
  const seconds = row.number("timeToFirstToken");
  return first && start ? (Date.parse(first) - Date.parse(start)) / 1000 : seconds;
}

function metadataOf(row: Row): FileRecord {
  const metadata = row.take("metadata");
  return { ...(isRecord(metadata) ? metadata : metadata !== undefined && { metadata }), ...row.rest("langfuse_") };
}

const isMessages = (input: unknown) =>
  Array.isArray(input) && input.length > 0 && input.every((each) => isRecord(each) && "role" in each);
