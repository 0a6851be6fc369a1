import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeAnyValue } from "./any-value.ts";
import type { JsonObject } from "./json.ts";
import { MalformedRequestError } from "./malformed-request-error.ts";
import { encodeRequest } from "./protobuf/encode.ts";
import { readOtlp } from "./read-otlp.ts";
import { event, logOf, requestOf, spanId, traceId } from "./test-support/log-of.ts";

const one = (more: JsonObject, attributes: JsonObject = {}) => readOtlp(requestOf(attributes, more));

describe("readOtlp", () => {
  const request = requestOf(
    {
      text: "ö",
      whole: 7,
      negative: -7,
      large: 9_007_199_254_740_991,
      part: 0.5,
      yes: true,
      list: ["a", 1, [2]],
      map: { a: { b: null } },
    },
    {
      parentSpanId: "b7ad6b7169203331",
      status: { code: 2, message: "no" },
      events: [event("something", { a: 1 })],
      links: [{ traceId, spanId, attributes: [] }],
    },
  );
  const log = {
    unique_id: "d269b633813fc60ceee19b7ec3c1b174",
    trace_unique_id: traceId,
    span_unique_id: spanId,
    span_parent_id: "b7ad6b7169203331",
    span_name: "chat gpt-4o-mini",
    start_time: "2026-01-01T00:00:00.000Z",
    timestamp: "2026-01-01T00:00:01.250001Z",
    latency: 1.250001,
    log_type: "task",
    status: "error",
    error_message: "no",
    metadata: {
      text: "ö",
      whole: 7,
      negative: -7,
      large: 9_007_199_254_740_991,
      part: 0.5,
      yes: true,
      list: ["a", 1, [2]],
      map: { a: { b: null } },
      "otel.events": [{ name: "something", time: "2026-01-01T00:00:00.500Z", a: 1 }],
      "otel.links": [{ trace_id: traceId, span_id: spanId }],
    },
  };

  it("reads JSON", () => expect(readOtlp(request)).toEqual({ logs: [log], rejected: 0 }));
  it("reads protobuf", () => expect(readOtlp(encodeRequest(request))).toEqual({ logs: [log], rejected: 0 }));

  it("gives a span the same id whenever it is sent, and others to others", () => {
    const ids = [one({}), one({ name: "other" }), one({ spanId: "00f067aa0ba902b7" })].map(
      ({ logs }) => logs[0]!.unique_id,
    );
    expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it("keeps integers that no number holds as text, bytes as base64 and NaN as text", () => {
    const attributes = [
      { key: "large", value: { intValue: "9223372036854775807" } },
      { key: "bytes", value: { bytesValue: "aGk=" } },
      { key: "nan", value: { doubleValue: "NaN" } },
    ];
    const read = { large: "9223372036854775807", bytes: "aGk=", nan: "NaN" };
    expect(one({ attributes }).logs[0]!.metadata).toEqual(read);
    const sent = requestOf({}, { attributes: attributes.slice(0, 2) });
    expect(readOtlp(encodeRequest(sent)).logs[0]!.metadata).toEqual({ large: read.large, bytes: read.bytes });
  });

  it("ignores what it does not know, in either encoding", () => {
    expect(one({ flags: 257, unheardOf: { a: 1 } }).rejected).toBe(0);
    const unknown = [0xf8, 0x07, 0x01, 0xfa, 0x07, 0x01, 0x00, 0xf9, 0x07, 0, 0, 0, 0, 0, 0, 0, 0];
    expect(readOtlp(Uint8Array.from([...encodeRequest(request), ...unknown]))).toEqual({ logs: [log], rejected: 0 });
  });

  it("reads resources and scopes, and scopes under their name of before 2022", () => {
    const [{ scopeSpans }] = requestOf({}).resourceSpans as [{ scopeSpans: [{ spans: unknown[] }] }];
    const resource = { attributes: [{ key: "service.name", value: { stringValue: "shop" } }] };
    const instrumentationLibrarySpans = [
      { instrumentationLibrary: { name: "my-lib", version: "1" }, spans: scopeSpans[0].spans },
    ];
    expect(readOtlp({ resourceSpans: [{ resource, instrumentationLibrarySpans }] }).logs[0]!.metadata).toEqual({
      "service.name": "shop",
      "otel.scope.name": "my-lib",
      "otel.scope.version": "1",
    });
  });

  it.each([
    [{ traceId: "xyz" }, 'span "chat gpt-4o-mini": traceId must be 32 hex digits, not all of them 0'],
    [{ spanId: "0000000000000000" }, 'span "chat gpt-4o-mini": spanId must be 16 hex digits, not all of them 0'],
    [{ endTimeUnixNano: "soon" }, 'span "chat gpt-4o-mini": endTimeUnixNano must be whole nanoseconds'],
    [{ endTimeUnixNano: "18446744073709551615" }, 'span "chat gpt-4o-mini": lies after the year 2200'],
  ])("refuses the span %j alone, and says why", (more, message) => {
    const { resourceSpans } = requestOf({}, more);
    const result = readOtlp({ resourceSpans: [...resourceSpans, ...requestOf({}).resourceSpans] });
    expect(result).toMatchObject({ logs: [{ trace_unique_id: traceId }], rejected: 1, message });
  });

  it("refuses attributes that are nested too deep, or named __proto__", () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100; level++) deep = [deep];
    expect(one({}, { deep })).toMatchObject({ rejected: 1, message: expect.stringContaining("nested deeper") });
    const attributes = [{ key: "__proto__", value: writeAnyValue({ a: 1 }) }];
    expect(one({ attributes })).toMatchObject({ rejected: 1, message: expect.stringContaining("__proto__") });
    expect(() => readOtlp(encodeRequest(requestOf({ deep })))).toThrow(MalformedRequestError);
  });

  it("bounds what a span leaves in metadata, and says so", () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`key${index}`, index]));
    const { metadata, warnings } = logOf({ ...many, long: "x" });
    expect(Object.keys(metadata!)).toHaveLength(256);
    expect(warnings).toBe("45 attributes beyond 256 were not kept");
    expect(logOf({ long: "x".repeat(20_000) }).metadata!["long"]).toMatch(
      /^x{16384}… \[cut by kai from 20000 characters\]$/,
    );
  });

  it.each([null, [], "x", { resourceSpans: 1 }, { resourceSpans: [1] }, { resourceSpans: [{ scopeSpans: {} }] }])(
    "is no request: %j",
    (body) => expect(() => readOtlp(body)).toThrow(MalformedRequestError),
  );
  it("takes a request with nothing in it", () => {
    expect(readOtlp({})).toEqual({ logs: [], rejected: 0 });
    expect(readOtlp(new Uint8Array())).toEqual({ logs: [], rejected: 0 });
  });

  const readsOrRefuses = (body: unknown) => {
    try {
      const { logs } = readOtlp(body);
      expect(JSON.parse(JSON.stringify(logs))).toHaveLength(logs.length);
    } catch (error) {
      expect(error).toBeInstanceOf(MalformedRequestError);
    }
  };

  it("survives any bytes", () => {
    const valid = encodeRequest(request);
    const spoiled = fc
      .array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
      .map((changes) => {
        const bytes = Uint8Array.from(valid);
        for (const [at, byte] of changes) bytes[at] = byte;
        return bytes;
      });
    const cut = fc.nat(valid.length).map((length) => valid.slice(0, length));
    expect(() =>
      fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), spoiled, cut), readsOrRefuses), {
        numRuns: 2000,
        seed: 1,
      }),
    ).not.toThrow();
  });

  it("survives any JSON", () => {
    const attribute = fc.record({
      key: fc.oneof(
        fc.string(),
        fc.constantFrom(
          "gen_ai.operation.name",
          "gen_ai.input.messages",
          "gen_ai.output.messages",
          "gen_ai.prompt.0.role",
          "llm.input_messages.0.message",
          "ai.prompt.messages",
          "ai.response.toolCalls",
          "ai.prompt.tools",
          "langfuse.observation.usage_details",
          "llm.invocation_parameters",
          "kai.metadata",
          "kai.usage",
        ),
      ),
      value: fc.oneof(
        fc.jsonValue().map(writeAnyValue),
        fc.jsonValue().map((value) => ({ stringValue: JSON.stringify(value) })),
        fc.jsonValue(),
      ),
    });
    const spans = fc.array(attribute, { maxLength: 6 }).map((attributes) => requestOf({}, { attributes }));
    expect(() =>
      fc.assert(fc.property(fc.oneof(spans, fc.record({ resourceSpans: fc.jsonValue() })), readsOrRefuses), {
        numRuns: 1000,
        seed: 1,
      }),
    ).not.toThrow();
  });
});
