import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const logs = [
    { model: "a", cost: 1, latency: 2, status_code: 200, total_request_tokens: 10 },
    { model: "a", cost: 2, latency: 4, status_code: 500, total_request_tokens: 20 },
    { model: "b", cost: 4, status: "cancelled" },
    { model: "old", cost: 8, timestamp: new Date(Date.now() - 7_200_000).toISOString() },
  ];
  for (const log of logs) await server.request("POST", "/api/request-logs/", log);
  const test = await server.keyOf("default", { environment: "test" });
  await server.request("POST", "/api/request-logs/", { model: "a", cost: 100 }, test);
});
afterAll(() => server.close());

const get = (path: string, headers?: Record<string, string>) => server.request("GET", path, undefined, headers);

describe("the summary", () => {
  it.each(["/api/request-logs/summary/", "/request-logs/summary"])("at %s sums up the last hour", async (path) => {
    const { status, json } = await get(path);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      number_of_requests: 3,
      total_cost: 7,
      total_tokens: 30,
      error_count: 1,
      cancelled_count: 1,
      avg_latency: 3,
      avg_ttft: null,
      scores: {},
      current_filters: { environment: "prod", filters: {} },
    });
  });

  it("takes filters, of the URL and posted, and names evaluators", async () => {
    const { json } = await get("/api/request-logs/summary/?model=a&all_envs=true");
    expect(json).toMatchObject({ number_of_requests: 3, total_cost: 103 });
    const id = String((await server.request("POST", "/api/request-logs/", { model: "scored" })).json["id"]);
    await server.request("POST", `/api/logs/${id}/scores/`, { evaluator_slug: "quality", numerical_value: 3 });
    const posted = await server.request("POST", "/api/request-logs/summary/", { filters: { model: "scored" } });
    expect(posted.json).toMatchObject({
      number_of_requests: 1,
      scores: { quality: { evaluator_name: "quality", evaluator_slug: "quality", avg_score: 3 } },
    });
  });
});

describe("metrics", () => {
  it("are told over time and by group", async () => {
    const path = "/api/request-logs/metrics/?group_by=model&metrics=requests,cost,latency_p50&top=1&model=a&model=b";
    const { status, json } = await get(
      `${path}&interval=hour&start_time=${new Date(Date.now() - 60_000).toISOString()}`,
    );
    expect(status).toBe(200);
    expect(json["total"]).toEqual({ requests: 3, cost: 7, latency_p50: expect.any(Number) });
    expect((json["groups"] as { key: unknown }[]).map(({ key }) => key)).toEqual([{ model: "a" }, null]);
    const { requests } = json["series"] as { requests: number[] };
    expect(requests).toHaveLength((json["buckets"] as string[]).length);
  });

  it("are posted for", async () => {
    const body = { filters: { model: "a" }, metrics: ["cost"], group_by: ["status", "status_code"], interval: "none" };
    const { json } = await server.request("POST", "/api/request-logs/metrics/", body);
    expect(json).toMatchObject({
      buckets: [],
      total: { cost: 3 },
      groups: [
        { key: { status: "error", status_code: "500" }, total: { cost: 2 } },
        { key: { status: "success", status_code: "200" }, total: { cost: 1 } },
      ],
      current_filters: { filters: { model: "a" }, environment: "prod" },
    });
  });

  it("never cross into another project, nor are told to a key that may not read", async () => {
    const other = await server.keyOf("other");
    expect((await get("/api/request-logs/metrics/?all_envs=true", other)).json).toMatchObject({
      total: { requests: 0 },
    });
    expect((await get("/api/request-logs/summary/?all_envs=true", other)).json).toMatchObject({
      number_of_requests: 0,
    });
    const ingest = await server.keyOf("default", { scopes: ["ingest"] });
    for (const path of ["metrics", "summary"])
      expect((await get(`/api/request-logs/${path}/`, ingest)).status).toBe(403);
  });

  it.each([
    ["metrics=speed", "metrics.0"],
    ["interval=week", "interval"],
    ["group_by=input", "group_by"],
    ["top=101", "top"],
    ["start_time=then", "start_time"],
    ["colour=red", "colour"],
  ])("refuse ?%s", async (query, field) => {
    const { status, json } = await get(`/api/request-logs/metrics/?${query}`);
    expect(status).toBe(400);
    expect(Object.keys(json["errors"] as object)).toEqual([field]);
  });
});
