import { gzipSync, zstdCompressSync } from "node:zlib";
import { encodeRequest } from "@kai/otlp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

let made = 0;
const attribute = (key: string, value: string | number) => ({
  key,
  value: typeof value === "string" ? { stringValue: value } : { intValue: String(value) },
});
const attributes = [
  attribute("gen_ai.operation.name", "chat"),
  attribute("gen_ai.request.model", "gpt-4o-mini"),
  attribute("gen_ai.usage.input_tokens", 1000),
  attribute("gen_ai.usage.output_tokens", 100),
];

/** A trace of one span of its own, and more. */
function request(...more: object[]) {
  const traceId = (++made).toString(16).padStart(32, "a");
  const span = {
    traceId,
    spanId: "00f067aa0ba902b7",
    name: "chat gpt-4o-mini",
    startTimeUnixNano: "1767263398600000000",
    endTimeUnixNano: "1767263400000000000",
    attributes,
  };
  const spans = [span, ...more.map((each) => ({ ...span, ...each }))];
  return { traceId, body: { resourceSpans: [{ scopeSpans: [{ spans }] }] } };
}

const paths = ["/v1/traces", "/v2/traces"].flatMap((path) => [path, `${path}/`, `/api${path}`, `/api${path}/`]);
const stored = async (traceId: string) => {
  const query = `?trace_unique_id=${traceId}&start_time=2026-01-01T00:00:00Z&end_time=2026-01-02T00:00:00Z`;
  return (await server.request("GET", `/api/request-logs/list/${query}`)).json["results"] as Record<string, unknown>[];
};
const protobuf = { "content-type": "application/x-protobuf" };
const readable = (traceId: string, count = 1) => expect.poll(() => stored(traceId)).toHaveLength(count);

describe("OpenTelemetry over HTTP", () => {
  it.each(paths)("takes JSON at %s", async (path) => {
    const { traceId, body } = request();
    const { status, json } = await server.request("POST", path, body);
    expect([status, json]).toEqual([200, { partialSuccess: { rejectedSpans: 0, errorMessage: "" } }]);
    await readable(traceId);
  });

  it.each(paths)("takes protobuf at %s, and answers in it", async (path) => {
    const { traceId, body } = request();
    const { status, headers, text } = await server.request("POST", path, encodeRequest(body), protobuf);
    expect([status, headers.get("content-type"), text]).toEqual([200, "application/x-protobuf", ""]);
    await readable(traceId);
  });

  it.each([
    ["gzip", gzipSync],
    ["zstd", zstdCompressSync],
  ])("takes %s", async (encoding, compress) => {
    const headers = { ...protobuf, "content-encoding": encoding };
    const { traceId, body } = request();
    expect((await server.request("POST", "/v1/traces", compress(encodeRequest(body)), headers)).status).toBe(200);
    await readable(traceId);
  });

  it("prices the call and not the agent that repeats its tokens, wherever its child is", async () => {
    const agent = { spanId: "b7ad6b7169203331", name: "invoke_agent" };
    const { traceId, body } = request({
      ...agent,
      attributes: [attribute("gen_ai.operation.name", "invoke_agent"), ...attributes.slice(1)],
    });
    await server.request("POST", "/v1/traces", body);
    await readable(traceId, 2);
    const logs = await stored(traceId);
    const costs = Object.fromEntries(logs.map(({ log_type, cost }) => [log_type, cost]));
    expect(costs["chat"]).toBeGreaterThan(0);
    expect(costs["agent"]).toBeNull();
  });

  it("stores a span that is sent again once", async () => {
    const { traceId, body } = request();
    await server.request("POST", "/v1/traces", body);
    await server.request("POST", "/v1/traces", encodeRequest(body), protobuf);
    const { traceId: later, body: other } = request();
    await server.request("POST", "/v1/traces", other);
    await readable(later);
    expect(await stored(traceId)).toHaveLength(1);
  });

  it.each([
    ["OTel-OTLP-Exporter-JavaScript/0.301.0", "ts_tracing"],
    ["OTel-OTLP-Exporter-Python/1.30.0", "python_tracing"],
    ["OpenTelemetry Collector/0.120.0", "tracing_integration"],
  ])("marks what %s sends as %s", async (agent, log_method) => {
    const { traceId, body } = request();
    await server.request("POST", "/v1/traces", body, { "user-agent": agent });
    await readable(traceId);
    expect(await stored(traceId)).toMatchObject([{ log_method }]);
  });

  it("takes the others when a span is refused, and says which and why", async () => {
    const { traceId, body } = request(
      { spanId: "none" },
      { spanId: "b7ad6b7169203331", attributes: [attribute("kai.tools", "no list")] },
    );
    const { json } = await server.request("POST", "/v1/traces", body);
    expect(json).toEqual({
      partialSuccess: {
        rejectedSpans: 2,
        errorMessage: 'span "chat gpt-4o-mini": spanId must be 16 hex digits, not all of them 0',
      },
    });
    await readable(traceId);
    const bytes = await server.request("POST", "/v1/traces", encodeRequest(request({ spanId: "00" }).body), protobuf);
    expect(bytes.text).toContain("spanId must be 16 hex digits");
  });

  it("names the field of an attribute that is refused", async () => {
    const { body } = request({ spanId: "b7ad6b7169203331", attributes: [attribute("kai.tools", "no list")] });
    const { json } = await server.request("POST", "/v1/traces", body);
    expect(json).toMatchObject({
      partialSuccess: { rejectedSpans: 1, errorMessage: expect.stringContaining("tools") },
    });
  });

  it.each([
    ["no JSON", "{", {}, 400, 3],
    ["no request", { resourceSpans: 1 }, {}, 400, 3],
    ["a key that is none", request().body, { authorization: "Bearer nope" }, 401, 16],
    ["another type", "x", { "content-type": "text/plain" }, 415, 3],
  ])("answers %s with a status", async (_, body, headers, status, code) => {
    const answer = await server.request("POST", "/v1/traces", body, headers);
    expect([answer.status, answer.json]).toMatchObject([status, { code, message: expect.any(String) }]);
  });

  it("answers protobuf with a status in protobuf", async () => {
    const { status, headers, text } = await server.request("POST", "/v1/traces", Uint8Array.of(0xff), protobuf);
    expect([status, headers.get("content-type")]).toEqual([400, "application/x-protobuf"]);
    expect(text).toContain("no protobuf of a trace export");
  });

  it("refuses more spans than it takes at a time", async () => {
    const { body } = request(...Array.from({ length: 20_000 }, () => ({ attributes: [] })));
    const { status, json } = await server.request("POST", "/v1/traces", body);
    expect([status, json["message"]]).toEqual([413, "The request has 20001 spans; send at most 20000 at a time"]);
  });
});
