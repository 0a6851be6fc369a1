import type { LogCreate } from "@kai/schema";
import { writeAttributes } from "../any-value.ts";
import type { JsonObject } from "../json.ts";
import { readOtlp } from "../read-otlp.ts";

export const traceId = "5b8efff798038103d269b633813fc60c";
export const spanId = "eee19b7ec3c1b174";

/** A span with attributes as an export request. */
export function requestOf(attributes: JsonObject, more: JsonObject = {}): { resourceSpans: JsonObject[] } {
  const span = {
    traceId,
    spanId,
    name: "chat gpt-4o-mini",
    startTimeUnixNano: "1767225600000000000",
    endTimeUnixNano: "1767225601250001000",
    attributes: writeAttributes(attributes),
    ...more,
  };
  return { resourceSpans: [{ resource: {}, scopeSpans: [{ scope: {}, spans: [span] }] }] };
}

/** What a span with attributes says, without what every span says. */
export function logOf(attributes: JsonObject, more: JsonObject = {}): LogCreate {
  const { logs } = readOtlp(requestOf(attributes, more));
  const {
    unique_id: _,
    trace_unique_id: __,
    span_unique_id: ___,
    span_name: ____,
    start_time: _____,
    timestamp: ______,
    latency: _______,
    ...log
  } = logs[0]!;
  return log;
}

/** An event of a span. */
export const event = (name: string, attributes: JsonObject = {}): JsonObject => ({
  name,
  timeUnixNano: "1767225600500000000",
  attributes: writeAttributes(attributes),
});
