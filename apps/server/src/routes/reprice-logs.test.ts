import type { RepriceLine, RepriceReport } from "@kai/schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
let project_id: string;
let key: Record<string, string>;
let projects = 0;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  project_id = `p${++projects}`;
  key = await server.keyOf(project_id, { scopes: ["ingest", "read", "admin"] });
});

const usage = (prompt_tokens: number, completion_tokens: number) => ({ usage: { prompt_tokens, completion_tokens } });
const create = (...logs: object[]) =>
  server.request(
    "POST",
    "/api/request-logs/batch/create/",
    { logs: logs.map((log) => ({ keywordsai_api_controls: { block: true }, ...log })) },
    key,
  );
const get = async (id: string) => (await server.request("GET", `/api/request-logs/${id}/`, undefined, key)).json;
const nothing = {
  provider_id: null,
  valid_from: "2020-01-01",
  cache_read_price_per_1m_tokens: null,
  cache_write_price_per_1m_tokens: null,
  max_context_window: null,
};
const setPrice = (model: string, input_price_per_1m_tokens: number | null, output_price_per_1m_tokens: number | null) =>
  server.state.prices.upsert({ ...nothing, project_id, model, input_price_per_1m_tokens, output_price_per_1m_tokens });

async function linesOf(body: object = {}): Promise<RepriceLine[]> {
  const { status, text, headers } = await server.request("POST", "/api/admin/reprice/", { filters: {}, ...body }, key);
  expect([status, headers.get("content-type")]).toEqual([200, "application/x-ndjson"]);
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as RepriceLine);
}
const reprice = async (body?: object) => (await linesOf(body)).at(-1) as RepriceReport;

it("finds the cost of logs whose model had no price, and says what changed", async () => {
  const own = { ...usage(1000, 100), model: "acme/one", warnings: "mine", my_key: 1 };
  await create({ ...own, unique_id: `${project_id}-a` }, { ...usage(5, 5), model: "gpt-4o-mini" });
  const before = await get(`${project_id}-a`);
  expect(before).toMatchObject({ cost: null, cost_source: "unknown" });
  expect(before["warnings"]).toMatch(/^mine\n.*cost is unknown: there is no price/s);
  await setPrice("acme/one", 2, 10);

  const dry = await reprice({ dry_run: true });
  expect(dry).toMatchObject({ dry_run: true, read: 2, changed: 1 });
  expect(await get(`${project_id}-a`)).toEqual(before);

  const { cost_before, cost_after, ...report } = await reprice();
  expect(report).toEqual({
    type: "report",
    dry_run: false,
    start_time: expect.any(String),
    end_time: expect.any(String),
    environment: "prod",
    price_table: expect.stringMatching(/^genai-prices \d/),
    read: 2,
    changed: 1,
    unchanged: 1,
    skipped: { client: 0, unit_price: 0 },
    unknown_before: 1,
    unknown_after: 0,
    models: [{ model: "acme/one", changed: 1, cost_before: 0, cost_after: 0.003, unknown_before: 1, unknown_after: 0 }],
    other_models: null,
  });
  expect(cost_after - cost_before).toBeCloseTo(0.003, 12);

  const { cost: warning, ...warnings_dict } = before["warnings_dict"] as Record<string, string>;
  expect(await get(`${project_id}-a`)).toEqual({
    ...before,
    cost: 0.003,
    cost_source: "override",
    price_version: "1 from 2020-01-01T00:00:00.000Z",
    cost_details: {
      model: "acme/one",
      parts: [
        { bucket: "input", count: 1000, unit_price: 2, amount: 0.002 },
        { bucket: "output", count: 100, unit_price: 10, amount: 0.001 },
      ],
    },
    warnings: (before["warnings"] as string).replace(`\ncost ${warning}`, ""),
    warnings_dict,
  });
  expect(await reprice()).toMatchObject({ changed: 0, unchanged: 2, models: [] });
});

it("takes a cost back that is not known any more, and says why", async () => {
  await setPrice("acme/gone", 2, 10);
  await create({ ...usage(1000, 100), model: "acme/gone", unique_id: `${project_id}-a` });
  await setPrice("acme/gone", 2, null);
  expect(await reprice()).toMatchObject({ changed: 1, cost_before: 0.003, cost_after: 0, unknown_after: 1 });
  expect(await get(`${project_id}-a`)).toMatchObject({
    cost: null,
    cost_source: "unknown",
    cost_details: null,
    price_version: null,
    warnings: 'cost is unknown: the price of model "acme/gone" says nothing of output tokens',
  });
  expect(await reprice()).toMatchObject({ changed: 0 });
});

it("leaves costs alone that were sent, or follow from unit prices that were", async () => {
  await create(
    { ...usage(10, 10), model: "acme/one", cost: 7, unique_id: `${project_id}-client` },
    { ...usage(10, 10), model: "acme/one", prompt_unit_price: 1, completion_unit_price: 1 },
    { ...usage(10, 10), model: "acme/one", prompt_unit_price: 1 },
    { model: "acme/one", log_type: "workflow" },
  );
  await setPrice("acme/one", 2, 10);
  expect(await reprice()).toMatchObject({
    read: 4,
    changed: 0,
    unchanged: 1,
    skipped: { client: 1, unit_price: 2 },
    cost_before: 7.00002,
    cost_after: 7.00002,
  });
  expect(await get(`${project_id}-client`)).toMatchObject({ cost: 7, cost_source: "client" });
});

it("keeps the version of the prices where nothing else is another", async () => {
  await setPrice("acme/one", 2, 10);
  await create({ ...usage(1000, 100), model: "acme/one", unique_id: `${project_id}-a` });
  await setPrice("acme/one", 2, 10);
  expect(await reprice()).toMatchObject({ changed: 0, unchanged: 1 });
  expect(await get(`${project_id}-a`)).toMatchObject({ price_version: "1 from 2020-01-01T00:00:00.000Z" });
});

it("works through many pages, tells how far it is, and changes nothing when it is repeated", async () => {
  const total = 1234;
  const odd = (index: number) => ({ ...usage(1 + index * 7919, 1 + index * 104_729), model: `acme/${index % 3}` });
  await create(...Array.from({ length: total }, (_, index) => odd(index)));
  for (const model of [0, 1, 2]) await setPrice(`acme/${model}`, 0.1 + model / 3, 0.7 + model / 7);
  const lines = await linesOf();
  const progress = lines.slice(0, -1);
  expect(progress.map((line) => line.type === "progress" && [line.total, line.read, line.changed])).toEqual([
    [total, 0, 0],
    [total, 500, 500],
    [total, 1000, 1000],
    [total, total, total],
  ]);
  const report = lines.at(-1) as RepriceReport;
  expect(report.models.map(({ model, changed }) => [model, changed])).toEqual([
    ["acme/2", 411],
    ["acme/1", 411],
    ["acme/0", 412],
  ]);
  const { json } = await server.request("GET", "/api/request-logs/summary/", undefined, key);
  expect(json["total_cost"]).toBeCloseTo(report.cost_after, 6);
  expect(await reprice()).toMatchObject({ read: total, changed: 0 });
});

it("reaches what the filters, the time and the environment select, in its own project", async () => {
  const old = "2024-05-01T00:00:00.000Z";
  await create(
    { ...usage(1, 1), model: "acme/one", customer_identifier: "ann" },
    { ...usage(1, 1), model: "acme/one", customer_identifier: "ben" },
    { ...usage(1, 1), model: "acme/one", customer_identifier: "ann", timestamp: old },
  );
  await setPrice("acme/one", 2, 10);
  const filters = { customer_identifier: "ann" };
  expect(await reprice({ filters, dry_run: "true" })).toMatchObject({ read: 1 });
  expect(await reprice({ filters, start_time: "2024-01-01", dry_run: true })).toMatchObject({ read: 2 });
  expect(await reprice({ environment: "test" })).toMatchObject({ read: 0, environment: "test" });
  expect(await reprice({ filters, start_time: "2024-01-01", end_time: "2024-06-01" })).toMatchObject({ changed: 1 });
  const other = await server.keyOf(`${project_id}-other`, { scopes: ["admin"] });
  const { text } = await server.request("POST", "/api/admin/reprice/", { start_time: "2024-01-01" }, other);
  expect(text).toContain('"read":0');
});

it("is on record, a dry run is not", async () => {
  const range = { start_time: "2024-01-01T00:00:00.000Z", end_time: "2024-06-01T00:00:00.000Z" };
  await reprice({ ...range, dry_run: true });
  await reprice(range);
  expect((await server.request("GET", "/api/audit/", undefined, key)).json["results"]).toMatchObject([
    { action: "logs.reprice", target: `${range.start_time}/${range.end_time}`, actor: expect.stringMatching(/^kai_/) },
  ]);
});

it.each([
  [{ filters: { colour: "red" } }, "UNKNOWN_FILTER"],
  [{ dry_run: "perhaps" }, "INVALID_QUERY"],
  [{ start_time: "soon" }, "INVALID_QUERY"],
  [{ dryRun: true }, "INVALID_QUERY"],
])("refuses %j before it begins", async (body, error_code) => {
  expect(await server.request("POST", "/api/admin/reprice/", body, key)).toMatchObject({
    status: 400,
    json: { error_code },
  });
});

describe("while it runs", () => {
  const total = 1500;
  const setDefault = (input_price_per_1m_tokens: number) =>
    server.state.prices.upsert({
      ...nothing,
      project_id: "default",
      model: "acme/one",
      input_price_per_1m_tokens,
      output_price_per_1m_tokens: 1,
    });
  beforeAll(async () => {
    const log = (index: number) => ({ ...usage(1 + index, 1), model: "acme/one" });
    const logs = Array.from({ length: total }, (_, index) => log(index));
    const controls = { keywordsai_api_controls: { block: true } };
    await server.request("POST", "/api/request-logs/batch/create/", {
      logs: [...logs, { ...log(total), ...controls }],
    });
  });

  /** Begins, and answers when the first line is there. */
  async function begin() {
    const left = new AbortController();
    const response = await fetch(`${server.url}/api/admin/reprice/`, {
      method: "POST",
      headers: { authorization: `Bearer ${server.secret}`, "content-type": "application/json" },
      body: "{}",
      signal: left.signal,
    });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toContain('"read":0');
    return { left, reader };
  }

  it("lets few run at once, and stops when whoever asked has left", async () => {
    await setDefault(1);
    const running = [await begin(), await begin()];
    const again = () => server.request("POST", "/api/admin/reprice/", { dry_run: true });
    expect(await again()).toMatchObject({ status: 429, json: { error_code: "TOO_MANY_STREAMS" } });
    for (const { left } of running) left.abort();
    await expect.poll(async () => (await again()).status).toBe(200);
  });

  it("ends with an error when the server stops", async () => {
    await setDefault(2);
    const { reader } = await begin();
    const closed = server.close();
    let text = "";
    for (let next = await reader.read(); !next.done; next = await reader.read()) text += next.value;
    expect(JSON.parse(text.trimEnd().split("\n").at(-1)!)).toMatchObject({
      type: "error",
      error_code: "OVERLOADED",
      detail: "The server is stopping",
    });
    await closed;
    server = await startTestServer();
  });
});
