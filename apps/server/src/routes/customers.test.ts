import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
let other: Record<string, string>;
let test: Record<string, string>;
const log = (customer_identifier: string, cost: number, headers?: Record<string, string>) =>
  server.request(
    "POST",
    "/api/request-logs/",
    {
      customer_params: { customer_identifier, name: "Jo", email: "jo@example.com" },
      cost,
      model: "gpt",
      latency: cost,
    },
    headers,
  );
beforeAll(async () => {
  server = await startTestServer();
  other = await server.keyOf("other", { scopes: ["ingest", "read", "admin"] });
  test = await server.keyOf("default", { scopes: ["ingest", "read", "admin"], environment: "test" });
  for (const cost of [1, 2, 3]) await log("jo", cost);
  await log("ann", 10);
  await log("jo", 100, other);
  await log("jo", 1000, test);
  await server.state.customerNotes.flush();
});
afterAll(() => server.close());

const jo = "/api/users/jo/";
const count = async (headers?: Record<string, string>) =>
  (await server.request("GET", "/api/request-logs/list/?customer_identifier=jo", undefined, headers)).json["count"];

it("lists customers with what they used", async () => {
  const { json } = await server.request("GET", "/api/users/list/?sort_by=-number_of_requests");
  expect(json).toMatchObject({
    count: 2,
    results: [
      {
        id: "jo",
        environment: "prod",
        name: "Jo",
        number_of_requests: 3,
        total_cost: 6,
        average_latency: 2,
        active_days: 1,
      },
      { id: "ann", number_of_requests: 1, total_cost: 10 },
    ],
  });
  await server.request("PATCH", "/api/users/ann/", { total_budget: 30 });
  const found = await server.request("POST", "/api/users/list/", { filters: { cost: 10 } });
  expect(found.json).toMatchObject({ count: 1, results: [{ id: "ann", period_budget: null, total_budget: 30 }] });
});

it("lists what is spent of each budget, of this project and environment alone", async () => {
  const { project_id, environment } = { project_id: "default", environment: "prod" } as const;
  await server.request("PATCH", "/api/users/ann/", { total_budget: 30, period_budget: 10 });
  const spend = (key: { project_id: string; environment: "prod" | "test" }, cost: number, at?: Date) =>
    server.state.budgets.spend({ ...key, customer_identifier: "ann" }, { cost, markup_percentage: 50 }, at);
  spend({ project_id, environment }, 2e9);
  spend({ project_id, environment }, 4e9, new Date(Date.now() - 40 * 86_400_000));
  spend({ project_id: "other", environment }, 8e9);
  spend({ project_id, environment: "test" }, 16e9);
  const list = async () => (await server.request("GET", "/api/users/list/?sort_by=total_cost")).json["results"];
  await expect.poll(list).toMatchObject([
    { id: "jo", period_budget: null, billed_usage: null, billed_period_usage: null },
    { id: "ann", period_budget: 10, total_budget: 30, billed_usage: 9, billed_period_usage: 3 },
  ]);
  const { billed_usage, billed_period_usage } = (await server.request("GET", "/api/users/ann/")).json;
  expect([billed_usage, billed_period_usage]).toEqual([9, 3]);
});

it("tells of one customer, on old paths too, and changes what is said", async () => {
  const { status, json } = await server.request("PATCH", jo, { period_budget: 50, metadata: { plan: "pro" } });
  expect(status).toBe(200);
  expect(json).toMatchObject({
    customer_identifier: "jo",
    name: "Jo",
    period_budget: 50,
    budget_duration: "monthly",
    metadata: { plan: "pro" },
    total_usage: 6,
    total_period_usage: 6,
    total_requests: 3,
    top_models: [{ model: "gpt", number_of_requests: 3, total_cost: 6 }],
  });
  expect((await server.request("GET", "/api/user/detail/jo")).json).toEqual(json);
  const { json: changed } = await server.request("PATCH", "/api/user/update/jo", { name: "Joe", period_budget: null });
  expect(changed).toMatchObject({ name: "Joe", period_budget: null });
  expect((await server.request("GET", "/api/users/nobody/")).status).toBe(404);
  expect((await server.request("PATCH", jo, { period_budget: -1 })).status).toBe(422);
});

it("makes customers before they have logs", async () => {
  const { status, json } = await server.request("POST", "/api/users/create/", {
    customer_identifier: "new",
    total_budget: 5,
  });
  expect(status).toBe(201);
  expect(json).toMatchObject({ customer_identifier: "new", total_budget: 5, total_requests: 0, first_seen: null });
});

it("erases every log of a customer, in its project and environment alone, for those who may", async () => {
  const reader = await server.keyOf("default");
  expect((await server.request("DELETE", jo, undefined, reader)).status).toBe(403);
  const id = "kept-in-mind";
  await server.request("POST", "/api/request-logs/", { unique_id: id, customer_identifier: "jo" });
  await server.request("PATCH", `/api/request-logs/${id}/`, { note: "a second revision" });
  await server.request("POST", "/api/request-logs/", {
    customer_identifier: "jo",
    keywordsai_api_controls: { block: false },
  });
  const { status, json } = await server.request("DELETE", jo);
  expect(status).toBe(200);
  expect(json).toEqual({
    customer_identifier: "jo",
    environment: "prod",
    logs_deleted: 5,
    erased_at: expect.any(String),
    receipt_id: expect.any(String),
  });
  expect(await count()).toBe(0);
  expect((await server.request("GET", jo)).status).toBe(404);
  expect([await count(other), await count(test)]).toEqual([1, 1]);
  expect(((await server.request("GET", "/api/audit/")).json["results"] as object[])[0]).toMatchObject({
    id: json["receipt_id"],
    action: "customers.erase",
    target: "jo",
  });
  await server.request("POST", "/api/request-logs/", { unique_id: id, customer_identifier: "jo" });
  expect(await count()).toBe(0);
  expect((await server.request("DELETE", `${jo}?all_envs=true`)).json).toMatchObject({
    environment: "all",
    logs_deleted: 1,
  });
  expect([await count(other), await count(test)]).toEqual([1, 0]);
});

it("knows a customer again after it was erased", async () => {
  await log("jo", 4);
  await server.state.customerNotes.flush();
  expect((await server.request("GET", jo)).json).toMatchObject({ name: "Jo", total_usage: 4 });
});
