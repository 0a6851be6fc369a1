import type { LogCreate } from "@kai/schema";
import { claimLogType } from "./dialects/kai.ts";
import { dialects } from "./dialects/index.ts";
import { readDetails } from "./dialects/gen-ai-events.ts";
import { readLogType } from "./log-type.ts";
import { keepLeft } from "./metadata.ts";
import { Reading } from "./reading.ts";
import { readFeedback } from "./feedback.ts";
import type { Span } from "./span.ts";
import { readStatus } from "./status.ts";

const logTypes = dialects.map((dialect) => dialect.logTypes ?? {});

/** The log that a span is: every dialect takes what it knows, the rest is metadata. */
export function readLog(span: Span): LogCreate {
  const reading = new Reading(span);
  readDetails(reading);
  claimLogType(reading);
  readLogType(reading, logTypes);
  for (const { fields = {}, read } of dialects) {
    for (const [attribute, target] of Object.entries(fields)) reading.place(attribute, target);
    read?.(reading);
  }
  readStatus(reading);
  readFeedback(reading);
  readSpanItself(reading);
  keepLeft(
    reading,
    dialects.flatMap(({ metadata = [] }) => metadata),
  );
  return reading.log;
}

/** The id of a span's log: the same whenever the span is sent again. The last 16 digits of a trace's id are the random ones everywhere. */
const logId = ({ traceId, spanId }: Span): string => traceId.slice(16) + spanId;

function readSpanItself(reading: Reading): void {
  const { span } = reading;
  reading.fill("unique_id", logId(span));
  reading.fill("trace_unique_id", span.traceId);
  reading.fill("span_unique_id", span.spanId);
  reading.fill("span_parent_id", span.parentSpanId);
  reading.fill("span_name", span.name);
  reading.fill("start_time", span.start);
  reading.fill("timestamp", span.end ?? span.start);
  reading.fill("latency", span.duration);
}
