import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const everywhere = (path: string) => [path, `${path}/`, `/api${path}`, `/api${path}/`];
const timestamp = "2026-01-01T10:30:00.000Z";
let made = 0;
const newTrace = () => `trace_${++made}`;

const stored = async (trace: string) => {
  const query = `?trace_unique_id=${trace}&start_time=2026-01-01T00:00:00Z&sort_by=start_time`;
  return (await server.request("GET", `/api/request-logs/list/${query}`)).json["results"] as Record<string, unknown>[];
};
const readable = (trace: string, count: number) => expect.poll(() => stored(trace)).toHaveLength(count);

const spansOf = (trace_unique_id: string) => [
  { trace_unique_id, span_unique_id: "1", span_name: "support", log_type: "workflow", timestamp },
  { trace_unique_id, span_unique_id: "2", span_parent_id: "1", input: "Hi", output: "Hello", timestamp },
];

describe("traces as logs", () => {
  it.each(["/v1/traces/ingest", "/integrations/v1/traces/ingest", "/openai/v1/traces/ingest"].flatMap(everywhere))(
    "are taken at %s",
    async (path) => {
      const trace = newTrace();
      const { status, json } = await server.request("POST", path, spansOf(trace));
      expect([status, json]).toEqual([
        200,
        { status: "ok", ingested_spans: 2, created_traces: 1, trace_ids: [trace], errors: [] },
      ]);
      await readable(trace, 2);
    },
  );

  it.each(everywhere("/traces/ingest"))("are taken and counted at %s", async (path) => {
    const trace = newTrace();
    const { json } = await server.request("POST", path, spansOf(trace));
    expect(json).toEqual({ success: true, ingested_count: 2, errors: [] });
    await readable(trace, 2);
    expect(await stored(trace)).toMatchObject([
      { span_unique_id: expect.any(String), log_method: "tracing_integration" },
      { span_unique_id: expect.any(String) },
    ]);
  });

  it("does not sink the others when one is refused, and says which", async () => {
    const trace = newTrace();
    const { json } = await server.request("POST", "/api/v1/traces/ingest", [
      ...spansOf(trace),
      { trace_unique_id: trace, latency: "soon" },
      "no log",
    ]);
    expect(json).toMatchObject({
      ingested_spans: 2,
      errors: [
        { index: 2, error: "Validation error", errors: { latency: [expect.any(String)] } },
        { index: 3, errors: { body: ["must be an object"] } },
      ],
    });
  });

  it("stores a span that is sent again once", async () => {
    const trace = newTrace();
    await server.request("POST", "/api/v1/traces/ingest", spansOf(trace));
    await server.request("POST", "/api/traces/ingest/", spansOf(trace));
    const later = newTrace();
    await server.request("POST", "/api/traces/ingest/", spansOf(later));
    await readable(later, 2);
    expect(await stored(trace)).toHaveLength(2);
  });

  it("reads traces of OpenAI's Agents SDK", async () => {
    const trace_id = newTrace();
    const span = (id: string, parent_id: string | null, span_data: object, more: object = {}) => ({
      object: "trace.span",
      id,
      trace_id,
      parent_id,
      started_at: `2026-01-01T10:29:5${id.length}.000Z`,
      ended_at: timestamp,
      span_data,
      error: null,
      ...more,
    });
    const data = [
      { object: "trace", id: trace_id, workflow_name: "Support", group_id: "thread_42", metadata: { tier: 3 } },
      span("a", null, { type: "agent", name: "Triage", handoffs: ["Billing"], tools: ["weather"], output_type: "str" }),
      span("bb", "a", {
        type: "generation",
        model: "gpt-4o",
        input: [{ role: "user", content: "Hi" }],
        output: [{ role: "assistant", content: "Hello" }],
        model_config: { temperature: 0.5 },
        usage: { input_tokens: 10, output_tokens: 5 },
      }),
      span("ccc", "a", { type: "function", name: "weather", input: '{"city":"Paris"}', output: "20" }),
      span(
        "dddd",
        "a",
        { type: "handoff", from_agent: "Triage", to_agent: "Billing" },
        { error: { message: "no such agent", data: { a: 1 } } },
      ),
    ];
    const { json } = await server.request("POST", "/api/openai/v1/traces/ingest", { data });
    expect(json).toMatchObject({ ingested_spans: 5, errors: [] });
    await readable(trace_id, 5);
    const logs = await stored(trace_id);
    const byType = Object.fromEntries(logs.map((log) => [log["log_type"], log]));
    expect(byType).toMatchObject({
      workflow: { span_name: "Support", trace_group_identifier: "thread_42", metadata: { tier: 3 } },
      agent: {
        span_name: "Triage",
        span_handoffs: ["Billing"],
        span_tools: ["weather"],
        span_parent_id: trace_id,
        metadata: { output_type: "str" },
      },
      chat: { model: "gpt-4o", prompt_tokens: 10, completion_tokens: 5, temperature: 0.5, span_parent_id: "a" },
      tool: { input: '{"city":"Paris"}', output: '"20"' },
      handoff: { status: "error", error_message: "no such agent", metadata: { error_data: { a: 1 } } },
    });
  });

  it("refuses what is no list", async () => {
    expect((await server.request("POST", "/api/v1/traces/ingest", { spans: [] })).status).toBe(422);
  });
});
