import type { LogCreate } from "@kai/schema";
import { writeAttributes } from "./any-value.ts";
import { attributeOf } from "./dialects/kai.ts";
import { genAiAttributes } from "./gen-ai-attributes.ts";
import { writeFeedback } from "./feedback.ts";
import { asObject, isSame, type JsonObject, omit, toText } from "./json.ts";
import { type FieldName, kindOf } from "./kinds.ts";
import { readLog } from "./read-log.ts";
import { readSpan } from "./span.ts";

/** Where a log that belongs to no trace stands: ids that follow from its own. */
interface Identity {
  traceId: string;
  spanId: string;
}

/**
 * Writes logs as a trace export request in its JSON form: by OpenTelemetry's conventions what they have a name for, as `kai.*` what they
 * have not, so that {@link readOtlp} reads the same logs back.
 */
export function writeOtlp(logs: readonly LogCreate[]): { resourceSpans: JsonObject[] } {
  const spans = logs.map((log) => writeSpan(log as JsonObject));
  return { resourceSpans: [{ resource: {}, scopeSpans: [{ scope: {}, spans }] }] };
}

function writeSpan(log: JsonObject): JsonObject {
  const { traceId, spanId } = identityOf(log);
  const parent = log["span_parent_id"];
  const end = nanoseconds(log["timestamp"] ?? log["start_time"]);
  const start = nanoseconds(log["start_time"]) ?? end;
  const failed = log["status"] === "error";
  const span: JsonObject = {
    traceId,
    spanId,
    ...(isId(parent, 16) && { parentSpanId: parent }),
    name: typeof log["span_name"] === "string" ? log["span_name"] : "",
    kind: 3,
    ...(start !== undefined && { startTimeUnixNano: start }),
    ...(end !== undefined && { endTimeUnixNano: end }),
    status: failed ? { code: 2, message: log["error_message"] ?? "" } : log["status"] === "success" ? { code: 1 } : {},
    events: typeof log["positive_feedback"] === "boolean" ? [eventOf(log["positive_feedback"])] : [],
  };
  return { ...span, attributes: writeAttributes(attributesOf(log, span)) };
}

const eventOf = (liked: boolean): JsonObject => {
  const { name, attributes } = writeFeedback(liked);
  return { name, attributes: writeAttributes(attributes) };
};

/** By the conventions what comes back as it went, in our own words what does not: never both, for the reader would keep the other in metadata. */
function attributesOf(log: JsonObject, span: JsonObject): JsonObject {
  let conventional = genAiAttributes(log);
  let own: JsonObject = {};
  for (;;) {
    const readBack = readWith(span, { ...conventional, ...own });
    const contradicted = Object.keys(asObject(readBack["metadata"]) ?? {}).filter((name) =>
      Object.hasOwn(conventional, name),
    );
    const missing = (Object.keys(kindOf) as FieldName[]).filter(
      (name) =>
        !(attributeOf(name) in own) && (log[name] ?? undefined) !== undefined && !isSame(log[name], readBack[name]),
    );
    if (contradicted.length + missing.length === 0) return { ...conventional, ...own };
    conventional = omit(conventional, contradicted);
    own = { ...own, ...Object.fromEntries(missing.map((name) => [attributeOf(name), log[name]])) };
  }
}

const readWith = (span: JsonObject, attributes: JsonObject): JsonObject => {
  const written = { ...span, attributes: writeAttributes(attributes) };
  return readLog(readSpan(written, {}, { name: undefined, version: undefined }));
};

/** A log's own ids where they have OpenTelemetry's form, else ids that follow from what it says. */
function identityOf(log: JsonObject): Identity {
  const { trace_unique_id: trace, span_unique_id: span, unique_id: own } = log;
  const seed = toText(own ?? log);
  return {
    traceId: isId(trace, 32) ? trace : digits(toText(trace ?? seed), 32),
    spanId: isId(span, 16) ? span : digits(seed, 16),
  };
}

const isId = (value: unknown, length: number): value is string =>
  typeof value === "string" && value.length === length && /^(?!0+$)[0-9a-f]+$/.test(value);

/** Hex digits that follow from a text (FNV-1a, 64 bits at a time). */
function digits(text: string, length: number): string {
  let hex = "";
  for (let round = 0; hex.length < length; round++) {
    let hash = 0xcbf29ce484222325n;
    for (const character of `${round}${text}`)
      hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0)!)) * 0x100000001b3n);
    hex += hash.toString(16).padStart(16, "0");
  }
  return hex.slice(0, length);
}

/** ISO 8601 in UTC as nanoseconds, microseconds kept. */
function nanoseconds(time: unknown): string | undefined {
  const milliseconds = typeof time === "string" ? Date.parse(time) : Number.NaN;
  if (!(milliseconds >= 0)) return undefined;
  const microseconds = /\.\d{3}(\d{1,3})/.exec(time as string)?.[1]?.padEnd(3, "0") ?? "";
  return `${milliseconds}${microseconds.padEnd(6, "0")}`;
}
