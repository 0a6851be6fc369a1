/** How a member is written: as a scalar of a kind, or as another message. */
export type Type =
  | "string"
  | "bytes"
  /** Bytes that JSON writes as hex: the ids of traces and spans. */
  | "id"
  | "bool"
  | "int"
  | "int64"
  | "double"
  | "fixed64"
  | Message;

interface Member {
  name: string;
  type: Type;
  repeated?: boolean;
}

/** A message's members by field number. */
export type Message = { readonly [number: number]: Member };

const anyValue: Record<number, Member> = {
  1: { name: "stringValue", type: "string" },
  2: { name: "boolValue", type: "bool" },
  3: { name: "intValue", type: "int64" },
  4: { name: "doubleValue", type: "double" },
  7: { name: "bytesValue", type: "bytes" },
};
const keyValue: Message = { 1: { name: "key", type: "string" }, 2: { name: "value", type: anyValue } };
// A value may hold values.
anyValue[5] = { name: "arrayValue", type: { 1: { name: "values", type: anyValue, repeated: true } } };
anyValue[6] = { name: "kvlistValue", type: { 1: { name: "values", type: keyValue, repeated: true } } };

const attributes = { name: "attributes", type: keyValue, repeated: true } as const;

const span: Message = {
  1: { name: "traceId", type: "id" },
  2: { name: "spanId", type: "id" },
  3: { name: "traceState", type: "string" },
  4: { name: "parentSpanId", type: "id" },
  5: { name: "name", type: "string" },
  6: { name: "kind", type: "int" },
  7: { name: "startTimeUnixNano", type: "fixed64" },
  8: { name: "endTimeUnixNano", type: "fixed64" },
  9: attributes,
  10: { name: "droppedAttributesCount", type: "int" },
  11: {
    name: "events",
    repeated: true,
    type: { 1: { name: "timeUnixNano", type: "fixed64" }, 2: { name: "name", type: "string" }, 3: attributes },
  },
  12: { name: "droppedEventsCount", type: "int" },
  13: {
    name: "links",
    repeated: true,
    type: { 1: { name: "traceId", type: "id" }, 2: { name: "spanId", type: "id" }, 4: attributes },
  },
  15: { name: "status", type: { 2: { name: "message", type: "string" }, 3: { name: "code", type: "int" } } },
};

const scopeSpans: Message = {
  1: {
    name: "scope",
    type: { 1: { name: "name", type: "string" }, 2: { name: "version", type: "string" }, 3: attributes },
  },
  2: { name: "spans", type: span, repeated: true },
};

/**
 * The messages of a trace export, under their JSON names. What is not here is skipped.
 *
 * @see https://github.com/open-telemetry/opentelemetry-proto
 */
export const exportRequest: Message = {
  1: {
    name: "resourceSpans",
    repeated: true,
    type: {
      1: { name: "resource", type: { 1: attributes } },
      2: { name: "scopeSpans", type: scopeSpans, repeated: true },
    },
  },
};

export const exportResponse: Message = {
  1: {
    name: "partialSuccess",
    type: { 1: { name: "rejectedSpans", type: "int64" }, 2: { name: "errorMessage", type: "string" } },
  },
};

/** `google.rpc.Status`, the body of an error answer. */
export const rpcStatus: Message = { 1: { name: "code", type: "int" }, 2: { name: "message", type: "string" } };
