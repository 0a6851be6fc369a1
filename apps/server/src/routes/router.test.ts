import { type MockProvider, startMockProvider } from "@kai/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let provider: MockProvider;
let server: TestServer;
beforeAll(async () => {
  provider = await startMockProvider({ chunkDelay: 1 });
  const environment = { OPENAI_API_KEY: "sk-server", OPENAI_BASE_URL: provider.url };
  server = await startTestServer({ gateway: { environment } });
});
afterAll(async () => {
  await server.close();
  await provider.close();
});

const chat = (body: object = {}, headers?: Record<string, string>) =>
  server.request("POST", "/api/chat/completions", { messages: [{ role: "user", content: "Hi" }], ...body }, headers);
const set = (body: object) => server.request("POST", "/api/gateway-settings/", body);
const price = (model: string, more: object) =>
  server.request("POST", "/api/models/", { model, input_cost: 0, output_cost: 0, ...more });
const attemptsOf = (headers: Headers) =>
  expect.poll(
    async () => (await server.request("GET", `/api/request-logs/${headers.get("x-kai-log-id")}/`)).json["attempts"],
  );

it("sends chats that name no model to the cheapest there are credentials for, once the project wants that", async () => {
  expect(await chat()).toMatchObject({ status: 400, json: { error: { code: "model_required", param: "model" } } });
  expect((await set({ router_enabled: true })).json).toMatchObject({ router_enabled: true, safety_net_models: [] });
  await price("openai/pocket", { max_context_window: 1000 });
  await price("openai/pocket-embed", { max_context_window: 1000 });
  await price("openai/boundless", {});
  await price("groq/nobody-pays", { max_context_window: 1000 });

  const { status, headers } = await chat();
  expect([status, headers.get("x-kai-model")]).toEqual([200, "pocket"]);
  await attemptsOf(headers).toMatchObject([{ model: "openai/pocket", reason: "router", code: "ok" }]);
  const other = await chat({ exclude_models: ["openai/pocket"] });
  expect(other.status).toBe(200);
  expect(["pocket", "pocket-embed", "boundless", "nobody-pays"]).not.toContain(other.headers.get("x-kai-model"));
  expect(await chat({ exclude_providers: ["openai"] })).toMatchObject({
    status: 400,
    json: { error: { code: "no_candidate_models" } },
  });
  expect((await chat({}, await server.keyOf("shop", { scopes: ["gateway"] }))).status).toBe(400);
});

it("asks the safety net when nobody else answers, unless the request wants no fallback", async () => {
  await set({ router_enabled: false });
  const { json } = await set({ safety_net_models: ["openai/net"] });
  expect(json).toMatchObject({ router_enabled: false, safety_net_models: ["openai/net"] });
  expect((await server.request("GET", "/api/gateway-settings/")).json).toEqual(json);

  provider.script({ kind: "status", status: 400 });
  const { status, headers } = await chat({ model: "gpt-4o-mini" });
  expect(status).toBe(200);
  await attemptsOf(headers).toMatchObject([
    { model: "gpt-4o-mini", reason: "model", status: 400 },
    { model: "openai/net", reason: "safety_net", code: "ok" },
  ]);
  provider.script({ kind: "status", status: 400 });
  expect((await chat({ model: "gpt-4o-mini", disable_fallback: true })).status).toBe(400);
});

it.each([
  [{}, "body"],
  [{ router: true }, "body"],
  [{ router_enabled: "yes" }, "router_enabled"],
  [{ safety_net_models: ["openai/a", "nobody"] }, "safety_net_models.1"],
])("refuses %j", async (body, field) => {
  const { status, json } = await set(body);
  expect([status, Object.keys(json["errors"] as object)]).toEqual([422, [field]]);
});
