import type { LogCreate } from "@kai/schema/log";
import type { CaptureOptions } from "./options.ts";

/** What is left of a record when nobody can say which of its contents may be kept: metrics and ids. */
const harmless = [
  "unique_id",
  "log_type",
  "model",
  "stream",
  "usage",
  "finish_reason",
  "response_id",
  "status",
  "status_code",
  "start_time",
  "timestamp",
  "latency",
  "time_to_first_token",
  "customer_identifier",
  "thread_identifier",
  "group_identifier",
  "custom_identifier",
  "evaluation_identifier",
  "prompt_id",
  "trace_unique_id",
  "trace_group_identifier",
  "span_unique_id",
  "span_parent_id",
] as const satisfies (keyof LogCreate)[];

/** The record as the hook wants it, `null` when it is to be dropped. Fails closed: without an answer from the hook, the contents go. */
export function redactRecord(
  record: LogCreate,
  redact: NonNullable<CaptureOptions["redact"]>,
  onFailure: (cause: unknown) => void,
): LogCreate | null {
  try {
    const redacted: unknown = redact(record);
    if (redacted === null || isRecord(redacted)) return redacted;
    // A promise, most likely: nothing waits for it, so its rejection must not end the process.
    if (redacted instanceof Promise) redacted.catch(() => {});
    onFailure(new TypeError("it must return a record or null, and not a promise"));
  } catch (error) {
    onFailure(error);
  }
  return withoutContents(record);
}

function isRecord(value: unknown): value is LogCreate {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !("then" in value);
}

function withoutContents(record: LogCreate): LogCreate {
  return Object.fromEntries(harmless.filter((name) => name in record).map((name) => [name, record[name]]));
}
