import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { limits } from "@kai/schema";
import { type MockProvider, startMockProvider } from "@kai/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let provider: MockProvider;
let server: TestServer;
beforeAll(async () => {
  provider = await startMockProvider({ chunkDelay: 1 });
  server = await startTestServer({ gateway: { allowedHosts: [`127.0.0.1:${provider.port}`] } });
});
afterAll(async () => {
  await server.close();
  await provider.close();
});
beforeEach(() => void (provider.requests.length = 0));

const messages = [{ role: "user", content: "Say hello" }];
const body = (more: object = {}) => ({
  model: "gpt-4o-mini",
  messages,
  customer_credentials: { openai: { api_key: "sk-SENTINEL-0123456789", api_base: provider.url } },
  ...more,
});
const chat = (more?: object, headers?: Record<string, string>, path = "/api/chat/completions") =>
  server.request("POST", path, body(more), headers);
const logOf = (headers: Headers) =>
  expect.poll(async () => (await server.request("GET", `/api/request-logs/${headers.get("x-kai-log-id")}/`)).json);

describe("POST /api/chat/completions", () => {
  it.each([
    "/api/chat/completions",
    "/api/chat/completions/",
    "/chat/completions",
    "/v1/chat/completions",
    "/api/generate/",
  ])("answers at %s", async (path) => {
    provider.script({ kind: "text", text: "Hello!" });
    const { status, json } = await chat({}, {}, path);
    expect(status).toBe(200);
    expect(json).toMatchObject({ object: "chat.completion", choices: [{ message: { content: "Hello!" } }] });
  });

  it("logs the call like every other one, priced, without the key", async () => {
    provider.script({ kind: "text", text: "Hello!" });
    const { status, headers } = await chat({ metadata: { feature: "chat" }, customer_identifier: "jo" });
    expect(status).toBe(200);
    await logOf(headers).toMatchObject({
      log_method: "inference",
      log_type: "chat",
      status: "success",
      provider_id: "openai",
      prompt_messages: messages,
      completion_message: { role: "assistant", content: "Hello!" },
      cost_source: "price_table",
      cost: expect.any(Number),
      customer_identifier: "jo",
      metadata: { feature: "chat" },
      used_custom_credential: true,
      cache_hit: false,
      attempts: [{ provider: "openai", code: "ok", status: 200 }],
    });
    const { text } = await server.request("GET", `/api/request-logs/${headers.get("x-kai-log-id")}/`);
    expect(text).not.toContain("SENTINEL");
  });

  it("answers for a model whose name no header can carry as it is", async () => {
    const { status, headers } = await chat({ model: "openai/模型\n1" });
    expect(status).toBe(200);
    expect(headers.get("x-kai-requested-model")).toBe(`openai/${encodeURIComponent("模型\n1")}`);
    await logOf(headers).toMatchObject({ status: "success" });
  });

  it("streams server-sent events that end in [DONE]", async () => {
    provider.script({ kind: "text", text: "Hello there!" });
    const { status, headers, text } = await chat({ stream: true });
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-cache, no-transform");
    expect(headers.get("x-accel-buffering")).toBe("no");
    expect(text.endsWith("data: [DONE]\n\n")).toBe(true);
    await logOf(headers).toMatchObject({ stream: true, status: "success", time_to_first_token: expect.any(Number) });
  });

  it("needs the scope gateway, and answers errors in OpenAI's form", async () => {
    const reader = await server.keyOf("default", { scopes: ["ingest", "read"] });
    const { status, json, headers } = await chat({}, reader);
    expect(status).toBe(403);
    expect(json).toEqual({
      error: {
        message: expect.stringContaining('"gateway"'),
        type: "invalid_request_error",
        param: null,
        code: "forbidden",
      },
    });
    expect(headers.get("x-request-id")).toBeTruthy();
    expect(headers.get("x-should-retry")).toBe("false");
    const unknown = await chat({}, { authorization: "Bearer nobody" });
    expect(unknown).toMatchObject({ status: 401, json: { error: { code: "invalid_api_key" } } });
  });

  it("says what is wrong with a body", async () => {
    const send = (text: string, headers?: Record<string, string>) =>
      server.request("POST", "/api/chat/completions", text, headers);
    expect(await send("{")).toMatchObject({ status: 400, json: { error: { code: "invalid_json" } } });
    expect(await send("[]")).toMatchObject({ status: 400, json: { error: { type: "invalid_request_error" } } });
    expect(await send("hi", { "content-type": "text/plain" })).toMatchObject({ status: 415 });
    expect(await send("x".repeat(limits.chatBytes + 1))).toMatchObject({
      status: 413,
      json: { error: { code: "payload_too_large" } },
    });
    expect(await chat({ temperature: 3 })).toMatchObject({
      status: 400,
      json: { error: { param: "temperature", code: "invalid_request" } },
    });
  });

  it("passes a refusal on with its status, and who was asked", async () => {
    provider.script({ kind: "rate_limit", retry_after: 7 });
    const refused = await chat({ retry_params: { retry_enabled: false } });
    expect(refused).toMatchObject({
      status: 429,
      json: { error: { code: "rate_limit_exceeded", attempts: [{ provider: "openai", status: 429 }] } },
    });
    expect(refused.headers.get("retry-after")).toBe("7");
    expect(refused.headers.get("x-should-retry")).toBe("false");
    await logOf(refused.headers).toMatchObject({ status: "error", status_code: 429 });
  });

  it("is not led to private addresses", async () => {
    const customer_credentials = { openai: { api_key: "sk-1", api_base: server.url } };
    expect(await chat({ customer_credentials })).toMatchObject({
      status: 400,
      json: { error: { code: "api_base_not_allowed", param: "customer_credentials.openai.api_base" } },
    });
    customer_credentials.openai.api_base = server.url.replace("127.0.0.1", "localhost");
    expect(await chat({ customer_credentials })).toMatchObject({
      status: 400,
      json: { error: { code: "api_base_not_allowed" } },
    });
  });

  it("takes parameters from a header", async () => {
    provider.script({ kind: "text", text: "Hello!" });
    const params = Buffer.from(JSON.stringify({ custom_identifier: "from the header" })).toString("base64");
    const { status, headers } = await chat({}, { "x-data-keywordsai-params": params });
    expect(status).toBe(200);
    await logOf(headers).toMatchObject({ custom_identifier: "from the header" });
  });

  it("sends a few of the client's headers on, and none of its secrets", async () => {
    const authorization = `Bearer ${server.secret}`;
    const ofClient = { "openai-organization": "org_1", "x-forwarded-for": "10.0.0.1" };
    await chat({}, { authorization, cookie: "session=SENTINEL", ...ofClient });
    const { headers } = provider.requests[0]!;
    expect(headers).toMatchObject({ "openai-organization": "org_1", authorization: "Bearer sk-SENTINEL-0123456789" });
    expect(headers).not.toHaveProperty("cookie");
    expect(headers).not.toHaveProperty("x-forwarded-for");
    expect(JSON.stringify(headers)).not.toContain(server.secret);
  });
});

describe("a client that leaves", () => {
  const ask = (more: object) => {
    const sent = httpRequest(`${server.url}/api/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${server.secret}`, "content-type": "application/json" },
    });
    sent.on("error", () => {});
    sent.end(JSON.stringify(body({ custom_identifier: crypto.randomUUID(), ...more })));
    return sent;
  };
  const hasLeft = () => expect.poll(() => provider.requests.at(-1)?.aborted).toBe(true);

  it("before any answer ends the call of the provider", async () => {
    provider.script({ kind: "slow_first_token", ms: 60_000 });
    const sent = ask({});
    await expect.poll(() => provider.requests.length).toBe(1);
    sent.destroy();
    await hasLeft();
  });

  it("before the first content ends the call of the provider", async () => {
    provider.script({ kind: "slow_first_token", ms: 60_000 });
    const sent = ask({ stream: true });
    await expect.poll(() => provider.requests.length).toBe(1);
    sent.destroy();
    await hasLeft();
  });

  it("in the middle of a stream ends the call, and the log tells what came until then", async () => {
    provider.script({ kind: "stall", after: 4 });
    const custom_identifier = crypto.randomUUID();
    const sent = ask({ stream: true, custom_identifier });
    const [response] = (await once(sent, "response")) as [NodeJS.ReadableStream];
    await once(response, "data");
    sent.destroy();
    await hasLeft();
    await expect
      .poll(
        async () =>
          (await server.request("GET", `/api/request-logs/list/?custom_identifier=${custom_identifier}`)).json[
            "results"
          ],
      )
      .toMatchObject([{ status: "cancelled", status_code: 499, stream: true }]);
  });
});

it("asks the members of a stored group, with credentials that the project keeps", async () => {
  const credentials = { api_key: "sk-of-the-project", api_base: provider.url };
  await server.request("POST", "/api/providers/", { provider_id: "openai", credentials });
  await server.request("POST", "/api/load-balance-groups/", { group_id: "chat", members: [{ model: "gpt-4o-mini" }] });
  provider.script({ kind: "text", text: "Hello!" });
  const { json, headers } = await server.request("POST", "/api/chat/completions", {
    messages,
    load_balance_group: { group_id: "chat" },
  });
  expect(json).toMatchObject({ choices: [{ message: { content: "Hello!" } }] });
  expect(provider.requests[0]?.headers["authorization"]).toBe("Bearer sk-of-the-project");
  await logOf(headers).toMatchObject({
    used_custom_credential: false,
    attempts: [{ reason: "load_balance", code: "ok" }],
  });
  const unknown = { messages, load_balance_group: { group_id: "nobody" } };
  expect(await server.request("POST", "/api/chat/completions", unknown)).toMatchObject({
    status: 404,
    json: { error: { code: "load_balance_group_not_found", param: "load_balance_group.group_id" } },
  });
});
