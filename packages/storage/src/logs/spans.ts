import type { Engine } from "../engine.ts";
import { readTime } from "../times.ts";
import { queryLogs } from "./query-logs.ts";

/** One step of a trace. */
export interface Span {
  unique_id: string;
  span_unique_id: string | null;
  span_parent_id: string | null;
  span_name: string | null;
  log_type: string | null;
  start_time: string | null;
  timestamp: string;
  latency: number | null;
  time_to_first_token: number | null;
  model: string | null;
  provider_id: string | null;
  prompt_tokens: number | null;
  completion_tokens: number | null;
  tokens: number | null;
  cost: number | null;
  status: string | null;
  status_code: number | null;
  error_message: string | null;
  /** JSON text, cut when the trace is large; the log has the whole. */
  input: string | null;
  output: string | null;
  /** Whether input or output is cut. */
  content_cut: boolean;
}

/** Most spans of a trace that are read, the earliest. */
export const mostSpans = 5000;
/** Most characters of all inputs, and of all outputs, of one trace, and of one span. */
const contentLength = 12_000_000;
const spanContentLength = 200_000;

const texts = ["span_unique_id", "span_parent_id", "span_name", "log_type", "model", "provider_id", "status"] as const;
const others = [
  "unique_id",
  "timestamp",
  "start_time",
  "latency",
  "time_to_first_token",
  "prompt_tokens",
  "completion_tokens",
  "cost",
  "status_code",
];

/**
 * Reads the spans of a trace, the earliest first.
 *
 * @param count How many there are.
 * @throws EngineError
 */
export async function readSpans(
  engine: Engine,
  { project_id, trace_unique_id, count }: { project_id: string; trace_unique_id: string; count: number },
): Promise<Span[]> {
  const length = Math.min(spanContentLength, Math.floor(contentLength / Math.min(count, mostSpans)));
  const text = (name: string) => `nullIf(leftUTF8(${name}, ${length}), '') AS span_${name}`;
  const rows = await queryLogs<Row>(
    engine,
    { project_id },
    ({ from, within, bind }) => `SELECT ${[...others, ...texts].join(", ")}, total_request_tokens AS tokens,
${["input", "output", "error_message"].map(text).join(", ")},
greatest(lengthUTF8(input), lengthUTF8(output)) > ${length} AS is_cut
FROM ${from} WHERE ${within} AND trace_unique_id = ${bind(trace_unique_id, "String")}
ORDER BY ifNull(start_time, timestamp), unique_id LIMIT ${mostSpans}`,
  );
  return rows.map(({ span_input: input, span_output: output, span_error_message: error_message, is_cut, ...row }) => ({
    ...row,
    ...Object.fromEntries(texts.map((name) => [name, row[name] || null])),
    timestamp: readTime(row.timestamp),
    start_time: row.start_time && readTime(row.start_time),
    error_message,
    input,
    output,
    content_cut: is_cut === 1,
  }));
}

type Row = Omit<Span, "input" | "output" | "error_message" | "content_cut"> & {
  span_input: string | null;
  span_output: string | null;
  span_error_message: string | null;
  is_cut: 0 | 1;
};

/** Reads the ids of the logs of some traces, at most so many. */
export async function readSpanIds(
  engine: Engine,
  { project_id, traces, limit }: { project_id: string; traces: readonly string[]; limit: number },
): Promise<string[]> {
  const rows = await queryLogs<{ unique_id: string }>(
    engine,
    { project_id },
    ({ from, within, bind }) =>
      `SELECT unique_id FROM ${from} WHERE ${within} AND trace_unique_id IN ${bind(traces, "Array(String)")} LIMIT ${limit}`,
  );
  return rows.map(({ unique_id }) => unique_id);
}
