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
    ...tokens(row),
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
    model: row.text("model") ?? row.text("providedModelName"),
    full_request: nonEmpty(row.object("modelParameters")),
    cost: row.number("totalCost") ?? number(row.object("costDetails")["total"]) ?? row.number("calculatedTotalCost"),
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
function tokens(row: Row): Pick<LogCreate, "usage"> {
  const details = Object.entries(row.object("usageDetails")).map(
    ([name, value]) => [name, number(value) ?? 0] as const,
  );
  const sum = (...pattern: RegExp[]) =>
    details.filter(([name]) => pattern.some((each) => each.test(name))).reduce((all, [, value]) => all + value, 0);
  const flat = {
    prompt_tokens: row.number("promptTokens") ?? row.number("inputTokens") ?? row.number("inputUsage"),
    completion_tokens: row.number("completionTokens") ?? row.number("outputTokens") ?? row.number("outputUsage"),
    total_tokens: row.number("totalTokens") ?? row.number("totalUsage"),
  };
  if (details.length === 0) return { usage: flat.prompt_tokens || flat.completion_tokens ? flat : undefined };
  const cached = sum(/^input_cached_tokens$/, /^(input_)?cache_read_(input_)?tokens$/);
  const written = sum(/^cache_creation_/, /^input_cache_creation/);
  const reasoning = sum(/^output_reasoning/);
  const prompt = sum(/^input/, /^cache_(read|creation)_/);
  const completion = sum(/^output/);
  return {
    usage: {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: sum(/^total$/) || prompt + completion,
      ...((cached > 0 || written > 0) && {
        prompt_tokens_details: { cached_tokens: cached, cache_creation_tokens: written },
      }),
      ...(reasoning > 0 && { completion_tokens_details: { reasoning_tokens: reasoning } }),
    },
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

const nonEmpty = (record: FileRecord) => (Object.keys(record).length > 0 ? record : undefined);

const number = (value: unknown) => (typeof value === "number" ? value : undefined);
