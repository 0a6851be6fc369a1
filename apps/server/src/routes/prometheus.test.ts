import { type MockProvider, startMockProvider } from "@kai/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createApp } from "../app.ts";
import { startTestServer, type TestServer } from "../test-server.ts";

let provider: MockProvider;
let server: TestServer;
beforeAll(async () => {
  provider = await startMockProvider();
  const environment = { OPENAI_API_KEY: "sk-of-the-server", OPENAI_BASE_URL: provider.url };
  server = await startTestServer({ gateway: { environment }, metricsKey: "key-of-the-monitor" });
});
afterAll(async () => {
  await server.close();
  await provider.close();
});

const read = async () => {
  const answer = await server.request("GET", "/metrics", undefined, { authorization: "Bearer key-of-the-monitor" });
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  return answer.text;
};
const messages = [{ role: "user", content: "a word of the customer jo" }];

it("tells of logs, and of the gateway's requests by provider and model, and nothing of what was said", async () => {
  provider.script({ kind: "text", text: "Hello!" }, { kind: "status", status: 500 }, { kind: "text", text: "Here" });
  const chat = (body: object) => server.request("POST", "/api/chat/completions", { messages, ...body });
  await chat({ model: "gpt-4o-mini", customer_identifier: "jo" });
  const retry_params = { retry_enabled: false };
  await chat({ model: "gpt-4o", fallback_models: ["gpt-4o-mini"], retry_params, stream: true });
  await server.request("POST", "/api/request-logs/", { input: "a", unique_id: "twice" });
  await server.request("POST", "/api/request-logs/", { input: "a", unique_id: "twice" });
  await expect.poll(read).toContain('kai_logs_total{method="inference",outcome="stored"} 2');
  const text = await read();
  for (const line of [
    'kai_logs_total{method="logging_api",outcome="stored"} 1',
    'kai_logs_total{method="logging_api",outcome="duplicate"} 1',
    'kai_gateway_request_duration_seconds_count{log_type="chat",provider="openai",model="gpt-4o-mini-2024-07-18",status="success"} 2',
    'kai_gateway_time_to_first_token_seconds_count{provider="openai",model="gpt-4o-mini-2024-07-18"} 1',
    'kai_gateway_attempts_total{provider="openai",code="ok"} 2',
    "kai_engine_healthy 1",
  ])
    expect(text).toContain(line);
  expect(text).toMatch(/kai_gateway_attempts_total\{provider="openai",code="[^o"][^"]*"\} 1/);
  expect(text).toMatch(/kai_gateway_cost_usd_total\{provider="openai",model="gpt-4o-mini-2024-07-18"\} [\d.e-]*[1-9]/);
  expect(text).toMatch(
    /kai_http_request_duration_seconds_count\{method="POST",route="\/api\/chat\/completions",status="200"\} 2/,
  );
  for (const secret of ["jo", "a word", "sk-of-the-server", "key-of-the-monitor"])
    expect(text).not.toMatch(new RegExp(`\\b${secret}\\b`));
});

it("takes names of models that are made up for one label", async () => {
  for (let index = 0; index < 250; index++) {
    provider.script({ kind: "text", text: "Hello!" });
    await server.request("POST", "/api/chat/completions", { messages, model: `openai/made-up-${index}` });
  }
  await expect.poll(read).toContain('model="other"');
  expect((await read()).match(/kai_gateway_cost_usd_total\{/g)!.length).toBeLessThanOrEqual(201);
});

it("opens to its own key alone", async () => {
  const asAdministrator = await server.request("GET", "/metrics");
  expect(asAdministrator).toMatchObject({ status: 401 });
  expect(await server.request("GET", "/metrics", undefined, { authorization: "" })).toMatchObject({ status: 401 });
});

it("is closed on a server that was given no key for it", async () => {
  const app = createApp({ store: server.store, state: server.state, logLevel: "silent" });
  const answer = await app.inject({ method: "GET", url: "/metrics", headers: { authorization: "Bearer undefined" } });
  expect(answer).toMatchObject({ statusCode: 404, body: expect.stringContaining("KAI_METRICS_KEY") });
  await app.close();
});
