import { expect, expectTypeOf, it } from "vitest";
import {
  type ApiAnswer,
  createKey,
  deleteModelPrice,
  getTrace,
  listModels,
  readMetrics,
  repriceLogs,
  type Span,
  updateCustomer,
} from "./generated/api.ts";
import { connect } from "./test-client.ts";

it("puts each parameter where the endpoint takes it", async () => {
  const { kai, server } = await connect();
  await getTrace(kai, { trace_unique_id: "a/b" });
  await updateCustomer(kai, { customer_identifier: "jo", period_budget: 5 });
  await readMetrics(kai, {
    start_time: new Date("2026-01-01"),
    metrics: ["cost", "requests"],
    all_envs: true,
    filters: { model: "m" },
  });
  await listModels(kai);
  await deleteModelPrice(kai, { model: "m", provider_id: undefined, valid_from: "2026-01-01" });
  expect(server.requests.map(({ method, url, body }) => [method, url, body])).toEqual([
    ["GET", "/api/traces/a%2Fb/", ""],
    ["PATCH", "/api/users/jo/", { period_budget: 5 }],
    [
      "POST",
      "/api/request-logs/metrics/?start_time=2026-01-01T00%3A00%3A00.000Z&metrics=cost%2Crequests&all_envs=true",
      { filters: { model: "m" } },
    ],
    ["GET", "/api/models/", ""],
    ["DELETE", "/api/models/m/?valid_from=2026-01-01", ""],
  ]);
});

it("asks for nothing that another path would answer", async () => {
  const { kai, server } = await connect();
  await expect(getTrace(kai, { trace_unique_id: ".." })).rejects.toMatchObject({
    code: "invalid_request",
    message: "A trace_unique_id is needed.",
  });
  expect(server.requests).toEqual([]);
});

it("does not try again what would then be there twice", async () => {
  const failing = await connect(() => ({ status: 503, headers: { "retry-after": "0" } }));
  await expect(createKey(failing.kai, { name: "a" })).rejects.toMatchObject({ code: "server_error" });
  expect(failing.server.requests).toHaveLength(1);
  await expect(listModels(failing.kai)).rejects.toMatchObject({ code: "server_error" });
  expect(failing.server.requests).toHaveLength(4);
});

it("reads lines as they come", async () => {
  const { kai } = await connect(() => ({
    body: '{"type":"progress","total":1,"read":0,"changed":0}\n{"type":"report"}\n',
  }));
  const types: string[] = [];
  for await (const line of repriceLogs(kai, { dry_run: true })) types.push(line.type);
  expect(types).toEqual(["progress", "report"]);
});

it("reads errors in OpenAI's form", async () => {
  const { kai } = await connect(() => ({ status: 404, body: { error: { message: "There is no model", code: "x" } } }));
  await expect(listModels(kai)).rejects.toMatchObject({
    code: "not_found",
    message: expect.stringContaining("There is no model"),
  });
});

it("has the types of the contracts", () => {
  expectTypeOf<ApiAnswer<"getTrace">["span_tree"]>().toEqualTypeOf<Span[]>();
  expectTypeOf<ApiAnswer<"readMetrics">["total"]["latency_p95"]>().toEqualTypeOf<number | null | undefined>();
  // @ts-expect-error -- a trace has an id
  expectTypeOf(getTrace).parameter(1).toEqualTypeOf<undefined>();
});
