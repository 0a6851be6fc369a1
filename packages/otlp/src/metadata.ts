import { type JsonObject, withoutUndefined } from "./json.ts";
import type { Reading } from "./reading.ts";
import type { SpanEvent } from "./span.ts";

/** Most keys that a span leaves in metadata beyond those its dialects put there, and most characters of each. */
const mostKeys = 256;
const longest = 16_384;

/** What of a resource says nothing about the work: the instrumentation and the process themselves. */
const notKept = /^(telemetry|process)\./;

/** Keeps in the log's metadata what found no other place: attributes under their own names, events and links as lists. */
export function keepLeft(reading: Reading, prefixes: readonly string[]): void {
  const { span, left, log } = reading;
  const kept: JsonObject = { ...(log["metadata"] as JsonObject | undefined), ...reading.metadata };
  let room = mostKeys;
  let dropped = 0;
  const keep = (key: string, value: unknown) => {
    if (value === undefined || Object.hasOwn(kept, key)) return;
    if (room-- > 0) kept[key] = cut(value);
    else dropped++;
  };
  for (const [attribute, value] of left) {
    const prefix = prefixes.find((each) => attribute.startsWith(each) && attribute.length > each.length);
    if (prefix) kept[attribute.slice(prefix.length)] ??= value;
    else keep(attribute, value);
  }
  for (const [key, value] of Object.entries(span.resource)) if (!notKept.test(key)) keep(key, value);
  keep("otel.scope.name", span.scope.name || undefined);
  keep("otel.scope.version", span.scope.version || undefined);
  if (span.events.length > 0) keep("otel.events", span.events.map(eventOf));
  if (span.links.length > 0) keep("otel.links", span.links);
  if (Object.keys(kept).length > 0) log["metadata"] = kept;
  if (dropped > 0)
    log["warnings"] = withWarning(log["warnings"], `${dropped} attributes beyond ${mostKeys} were not kept`);
}

const eventOf = ({ name, time, attributes }: SpanEvent): JsonObject => withoutUndefined({ name, time, ...attributes });

const withWarning = (own: unknown, text: string): string => (typeof own === "string" ? `${own}\n${text}` : text);

function cut(value: unknown): unknown {
  if (value === null || (typeof value !== "object" && typeof value !== "string")) return value;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length <= longest ? value : `${text.slice(0, longest)}… [cut by kai from ${text.length} characters]`;
}
