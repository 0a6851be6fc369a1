import { readAttributes } from "./any-value.ts";
import { asObject, asText, type JsonObject, objectsOf } from "./json.ts";

export interface SpanEvent {
  name: string;
  /** ISO 8601. */
  time: string | undefined;
  attributes: JsonObject;
}

/** A span of either encoding, its attributes plain values. */
export interface Span {
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  name: string;
  /** ISO 8601 with microseconds. */
  start: string | undefined;
  end: string | undefined;
  /** Seconds from start to end. */
  duration: number | undefined;
  attributes: JsonObject;
  events: SpanEvent[];
  links: JsonObject[];
  /** 0 unset, 1 ok, 2 error. */
  statusCode: number;
  statusMessage: string | undefined;
  resource: JsonObject;
  scope: { name: string | undefined; version: string | undefined };
}

/** A span that cannot be kept; the message says why. */
export class SpanError extends Error {}

const statusCodes: Record<string, number> = { STATUS_CODE_OK: 1, STATUS_CODE_ERROR: 2 };

/** Reads a span in the form of its JSON. @throws SpanError */
export function readSpan(span: JsonObject, resource: JsonObject, scope: Span["scope"]): Span {
  const start = nanoseconds(span["startTimeUnixNano"], "startTimeUnixNano");
  const end = nanoseconds(span["endTimeUnixNano"], "endTimeUnixNano");
  const status = asObject(span["status"]);
  const code = status?.["code"];
  return {
    traceId: id(span["traceId"], 32) ?? fail("traceId must be 32 hex digits, not all of them 0"),
    spanId: id(span["spanId"], 16) ?? fail("spanId must be 16 hex digits, not all of them 0"),
    parentSpanId: id(span["parentSpanId"], 16),
    name: asText(span["name"]) ?? "",
    start: time(start),
    end: time(end),
    duration: start && end && end >= start ? Number(end - start) / 1e9 : undefined,
    attributes: attributesOf(span),
    events: objectsOf(span["events"]).map((event) => ({
      name: asText(event["name"]) ?? "",
      time: time(nanoseconds(event["timeUnixNano"], "events.timeUnixNano")),
      attributes: attributesOf(event),
    })),
    links: objectsOf(span["links"]).map((link) => ({
      trace_id: link["traceId"],
      span_id: link["spanId"],
      ...attributesOf(link),
    })),
    statusCode: statusCodes[code as string] ?? Number(code ?? 0),
    statusMessage: asText(status?.["message"]),
    resource,
    scope,
  };
}

function attributesOf({ attributes }: JsonObject): JsonObject {
  try {
    return readAttributes(attributes);
  } catch (error) {
    if (error instanceof RangeError) return fail(error.message);
    throw error;
  }
}

/** An id in hex; undefined when it is absent or none. JSON may write it in capitals. */
function id(value: unknown, digits: number): string | undefined {
  if (typeof value !== "string" || value.length !== digits || !/^[0-9a-f]+$/i.test(value)) return undefined;
  return /^0+$/.test(value) ? undefined : value.toLowerCase();
}

/** Nanoseconds since 1970; undefined when they are absent or 0, which says the same. */
function nanoseconds(value: unknown, name: string): bigint | undefined {
  if (value === undefined || value === null || value === 0 || value === "0") return undefined;
  if (typeof value === "string" && /^\d{1,20}$/.test(value)) return BigInt(value);
  return typeof value === "number" && Number.isInteger(value) && value > 0
    ? BigInt(value)
    : fail(`${name} must be whole nanoseconds`);
}

const latest = 7_258_118_400_000_000_000n; // 2200, as for every time of a log

function time(value: bigint | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (value >= latest) return fail("lies after the year 2200");
  const microseconds = String((value / 1000n) % 1000n).padStart(3, "0");
  const iso = new Date(Number(value / 1_000_000n)).toISOString();
  return microseconds === "000" ? iso : iso.replace("Z", `${microseconds}Z`);
}

function fail(message: string): never {
  throw new SpanError(message);
}
