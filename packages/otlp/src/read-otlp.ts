import type { LogCreate } from "@kai/schema";
import { readAttributes } from "./any-value.ts";
import { asObject, asText, type JsonObject } from "./json.ts";
import { MalformedRequestError } from "./malformed-request-error.ts";
import { decodeRequest } from "./protobuf/decode.ts";
import { readLog } from "./read-log.ts";
import { readSpan, type Span, SpanError } from "./span.ts";

export interface ReadResult {
  /** One for each span, in the order they came. */
  logs: LogCreate[];
  /** Spans that cannot be kept. */
  rejected: number;
  /** What was wrong with the first of them. */
  message?: string;
}

/**
 * Reads a trace export request into logs.
 *
 * @param request Protobuf as bytes, or parsed JSON.
 * @throws MalformedRequestError when it is no such request at all.
 */
export function readOtlp(request: unknown): ReadResult {
  const result: ReadResult = { logs: [], rejected: 0 };
  const body = request instanceof Uint8Array ? decodeRequest(request) : asObject(request);
  if (!body) throw new MalformedRequestError("the body must be an object with resourceSpans");
  for (const resourceSpans of listIn(body, "resourceSpans")) {
    const resource = attributesIn(resourceSpans["resource"]);
    // Before 2022, scopes were instrumentation libraries.
    const scopes = [...listIn(resourceSpans, "scopeSpans"), ...listIn(resourceSpans, "instrumentationLibrarySpans")];
    for (const scopeSpans of scopes) {
      const named = asObject(scopeSpans["scope"] ?? scopeSpans["instrumentationLibrary"]);
      const scope = { name: asText(named?.["name"]), version: asText(named?.["version"]) };
      for (const span of listIn(scopeSpans, "spans")) readInto(result, span, { resource, scope });
    }
  }
  return result;
}

function readInto(result: ReadResult, span: JsonObject, { resource, scope }: Pick<Span, "resource" | "scope">): void {
  try {
    result.logs.push(readLog(readSpan(span, resource, scope)));
  } catch (error) {
    if (!(error instanceof SpanError)) throw error;
    result.rejected++;
    const name = typeof span["name"] === "string" ? JSON.stringify(span["name"].slice(0, 100)) : "without a name";
    result.message ??= `span ${name}: ${error.message}`;
  }
}

function attributesIn(resource: unknown): JsonObject {
  try {
    return readAttributes(asObject(resource)?.["attributes"]);
  } catch (error) {
    throw new MalformedRequestError(`the resource: ${(error as Error).message}`);
  }
}

/** The list under a name; absent is the same as empty, as everywhere in protobuf. */
function listIn(object: JsonObject, name: string): JsonObject[] {
  const value = object[name] ?? [];
  if (!Array.isArray(value)) throw new MalformedRequestError(`${name} must be a list`);
  const list = value.map(asObject);
  if (!list.every((each) => each !== undefined)) throw new MalformedRequestError(`${name} must hold objects`);
  return list;
}
