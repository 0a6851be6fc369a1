import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
let other: Record<string, string>;
beforeAll(async () => {
  server = await startTestServer();
  other = await server.keyOf("other", { scopes: ["ingest", "read", "admin"] });
});
afterAll(() => server.close());

type Item = Record<string, unknown>;
const create = (logs: object[], headers?: Record<string, string>) =>
  server.request(
    "POST",
    "/api/request-logs/batch/create/",
    { logs: logs.map((log) => ({ ...log, keywordsai_api_controls: { block: true } })) },
    headers,
  );
const get = async (path: string, headers?: Record<string, string>) =>
  (await server.request("GET", path, undefined, headers)).json;
const results = async (path: string, headers?: Record<string, string>) =>
  (await get(path, headers))["results"] as Item[];
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

describe("threads", () => {
  beforeAll(async () => {
    const turns = [1, 2, 3].map((turn) => ({
      thread_identifier: "talk",
      customer_identifier: "jo",
      input: [
        { role: "user", content: `question ${turn}` },
        { role: "user", content: `and ${turn}` },
      ],
      output: { role: "assistant", content: `answer ${turn}` },
      cost: turn,
      latency: turn,
      total_request_tokens: 10 * turn,
      timestamp: ago(100 - turn),
      start_time: ago(110 - turn),
    }));
    await create([...turns, { thread_identifier: "short", cost: 0.5 }, { note: "no thread" }]);
    await create([{ thread_identifier: "talk", cost: 1000 }], other);
  });

  it("are summed up, the latest first, with what was said last", async () => {
    const [short, talk] = await results("/api/log_threads/");
    expect(short).toMatchObject({ thread_identifier: "short", log_count: 1 });
    expect(talk).toMatchObject({
      thread_identifier: "talk",
      thread_unique_id: "talk",
      environment: "prod",
      customer_identifier: "jo",
      number_of_requests: 3,
      log_count: 3,
      total_cost: 6,
      total_tokens: 60,
      average_latency: 2,
      average_ttft: null,
      last_input: expect.stringContaining("and 3"),
      last_output: expect.stringContaining("answer 3"),
    });
    expect(talk!["last_input"]).not.toContain("question 3");
    expect(Date.parse(String(talk!["end_time"])) - Date.parse(String(talk!["start_time"]))).toBeGreaterThanOrEqual(
      12_000,
    );
  });

  it("are whole when one of their logs is found, sorted and paged", async () => {
    const found = await server.request("POST", "/api/log_threads/", {
      filters: { cost: { operator: "gt", value: 2 } },
    });
    expect(found.json).toMatchObject({ count: 1, results: [{ thread_identifier: "talk", total_cost: 6 }] });
    const page = await get("/api/log_threads/?page_size=1&sort_by=-total_cost");
    expect(page).toMatchObject({ count: 2, results: [{ thread_identifier: "talk" }], previous: null });
    const next = await get(String(page["next"]).replace(server.url, ""));
    expect(next).toMatchObject({ results: [{ thread_identifier: "short" }], next: null });
    expect(await results("/api/request-logs/list/?thread_identifier=talk")).toHaveLength(3);
  });

  it("are those of the project, and refuse what they do not know", async () => {
    expect(await results("/api/log_threads/", other)).toMatchObject([{ number_of_requests: 1, total_cost: 1000 }]);
    const { status, json } = await server.request("GET", "/api/log_threads/?sort_by=colour");
    expect([status, Object.keys(json["errors"] as object)]).toEqual([400, ["sort_by"]]);
  });
});

const spans = (trace_unique_id: string, extra: object = {}) => {
  const span = (span_unique_id: string, span_parent_id: string | undefined, more: object) => ({
    trace_unique_id,
    span_unique_id,
    span_parent_id,
    span_name: `span ${span_unique_id}`,
    unique_id: `${trace_unique_id}-${span_unique_id}`,
    ...extra,
    ...more,
  });
  return [
    span("root", undefined, {
      log_type: "workflow",
      trace_name: "ticket",
      timestamp: ago(10),
      start_time: ago(20),
      input: { question: "why?" },
      output: "because",
      metadata: { plan: "pro" },
    }),
    span("call", "root", {
      model: "gpt",
      cost: 2,
      total_request_tokens: 7,
      time_to_first_token: 0.5,
      timestamp: ago(11),
      start_time: ago(19),
    }),
    span("tool", "call", { log_type: "tool", status: "error", timestamp: ago(12), start_time: ago(15) }),
    span("orphan", "lost", { log_type: "task", timestamp: ago(12), start_time: ago(14) }),
  ];
};

describe("traces", () => {
  beforeAll(async () => {
    await create([...spans("first"), ...spans("second", { customer_identifier: "jo" })]);
    await create(spans("first", { cost: 99 }), other);
  });

  it("are listed with their totals and their root", async () => {
    const { json } = await server.request("POST", "/api/traces/list/?sort_by=-total_cost", {
      filters: { customer_identifier: "jo", span_name: "span call" },
    });
    expect(json).toMatchObject({ count: 1, next: null });
    const [trace] = json["results"] as Item[];
    expect(trace).toMatchObject({
      trace_unique_id: "second",
      name: "ticket",
      customer_identifier: "jo",
      environment: "prod",
      model: "gpt",
      span_count: 4,
      llm_call_count: 1,
      error_count: 1,
      total_cost: 2,
      total_tokens: 7,
      metadata: { plan: "pro" },
      input: '{"question":"why?"}',
      output: '"because"',
    });
    expect(trace!["duration"]).toBeCloseTo(10, 0);
    expect(await results("/api/traces/list/?trace_unique_id=first&trace_unique_id=second")).toHaveLength(2);
  });

  it("are read as trees, each in its own project", async () => {
    const trace = await get("/api/traces/first/");
    expect(trace).toMatchObject({ trace_unique_id: "first", span_count: 4, total_cost: 2, spans_omitted: 0 });
    expect(trace["span_tree"]).toMatchObject([
      {
        span_unique_id: "root",
        output: '"because"',
        content_cut: false,
        children: [
          {
            span_unique_id: "call",
            tokens: 7,
            cost: 2,
            time_to_first_token: 0.5,
            children: [{ span_unique_id: "tool", status: "error" }],
          },
        ],
      },
      { span_unique_id: "orphan", children: [] },
    ]);
    expect(await get("/api/traces/first/", other)).toMatchObject({ total_cost: 299 });
  });

  it("that do not exist are not found", async () => {
    const { status, json } = await server.request("GET", "/api/traces/none/");
    expect(status).toBe(404);
    expect(json).toMatchObject({ error: "Trace not found", error_code: "TRACE_NOT_FOUND" });
    expect((await server.request("GET", "/api/traces/second/", undefined, other)).status).toBe(404);
  });

  it("are deleted by those who may, one or those found", async () => {
    await create([...spans("gone-1", { group_identifier: "x" }), ...spans("gone-2", { group_identifier: "y" })]);
    const reader = await server.keyOf("default");
    expect((await server.request("DELETE", "/api/traces/gone-1/", undefined, reader)).status).toBe(403);
    const elsewhere = await server.request("DELETE", "/api/traces/gone-1/", undefined, other);
    expect(elsewhere).toMatchObject({ status: 200, json: { logs_deleted: 0 } });
    const deleted = await server.request("DELETE", "/api/traces/gone-1/");
    expect(deleted).toMatchObject({ status: 200, json: { trace_unique_id: "gone-1", logs_deleted: 4 } });
    expect((await server.request("GET", "/api/traces/gone-1/")).status).toBe(404);
    expect(await results("/api/request-logs/list/?trace_unique_id=gone-1")).toEqual([]);
    const many = await server.request("POST", "/api/traces/bulk-delete/", {
      filters: { span_name: "span root", group_identifier: "y" },
    });
    expect(many).toMatchObject({ status: 200, json: { traces_deleted: 1, logs_deleted: 4 } });
    expect((await server.request("GET", "/api/traces/gone-2/")).status).toBe(404);
    expect((await get("/api/traces/first/"))["span_count"]).toBe(4);
  });

  it.each([{}, { filters: {} }])("are not deleted by %j", async (body) => {
    const { status, json } = await server.request("POST", "/api/traces/bulk-delete/", body);
    expect([status, Object.keys(json["errors"] as object)]).toEqual([400, ["filters"]]);
  });
});
