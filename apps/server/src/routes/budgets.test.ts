import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { type MockProvider, startMockProvider } from "@kai/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let provider: MockProvider;
let server: TestServer;
beforeAll(async () => {
  provider = await startMockProvider({ chunkDelay: 1 });
  server = await startTestServer({ gateway: { allowedHosts: [`127.0.0.1:${provider.port}`] } });
  // Each token of an answer costs a dollar, and the prompt nothing.
  await server.state.prices.upsert({
    project_id: "default",
    model: "dollar",
    provider_id: null,
    valid_from: "2026-01-01",
    input_price_per_1m_tokens: 0,
    output_price_per_1m_tokens: 1_000_000,
    cache_read_price_per_1m_tokens: null,
    cache_write_price_per_1m_tokens: null,
    max_context_window: null,
  });
});
afterAll(async () => {
  await server.close();
  await provider.close();
});
let customer_identifier: string;
beforeEach(() => {
  provider.requests.length = 0;
  customer_identifier = crypto.randomUUID();
});

const dollar = 1_000_000_000n;
const body = (more: object) => ({
  model: "openai/dollar",
  messages: [{ role: "user", content: "Say hello" }],
  max_tokens: 1,
  customer_credentials: { openai: { api_key: "sk-1", api_base: provider.url } },
  ...more,
});
const chat = (more: object) => server.request("POST", "/api/chat/completions", body(more));
const key = () => ({ project_id: "default", environment: "prod", customer_identifier }) as const;
const calendar = { period_start: null, period_end: null, budget_duration: null };
const usage = () => server.state.budgets.usage(key(), calendar);
const logOf = (headers: Headers) =>
  expect.poll(async () => (await server.request("GET", `/api/request-logs/${headers.get("x-kai-log-id")}/`)).json);

describe("the budget of a customer", () => {
  it.each([false, true])("for 5 requests admits 5 of 50 that come at once, streamed: %s", async (stream) => {
    const customer_params = { customer_identifier, period_budget: 5 };
    const answers = await Promise.all(Array.from({ length: 50 }, () => chat({ stream, customer_params })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(45);
    expect(provider.requests).toHaveLength(5);
    expect(await usage()).toMatchObject({ period: 5n * dollar, reserved: 0n });
  });

  it("says which one is used up and when there is room again, and the log says it, too", async () => {
    await server.state.customers.upsert(key(), { period_budget: 2, budget_duration: "daily" });
    await chat({ customer_identifier });
    const custom_identifier = crypto.randomUUID();
    const refused = await chat({ customer_identifier, custom_identifier, max_tokens: 2 });
    expect(refused).toMatchObject({
      status: 429,
      json: {
        error: {
          type: "insufficient_quota",
          code: "customer_budget_exceeded",
          param: "customer_params.period_budget",
          message: expect.stringMatching(
            /\$2, .*: \$1 is left, and it may cost \$2\. There is room again from 20.*T00:00/,
          ),
        },
      },
    });
    const wait = Number(refused.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(86_400);
    expect(refused.headers.get("x-should-retry")).toBe("false");
    await expect
      .poll(
        async () =>
          (await server.request("GET", `/api/request-logs/list/?custom_identifier=${custom_identifier}`)).json[
            "results"
          ],
      )
      .toMatchObject([{ status_code: 429, status: "error" }]);
    expect(await usage()).toMatchObject({ total: dollar, reserved: 0n });
  });

  it("in total holds, whatever the period", async () => {
    const customer_params = { customer_identifier, period_budget: 100, total_budget: 1 };
    expect((await chat({ customer_params })).status).toBe(200);
    const refused = await chat({ customer_params });
    expect(refused).toMatchObject({ status: 429, json: { error: { param: "customer_params.total_budget" } } });
    expect(refused.headers.get("retry-after")).toBeNull();
  });

  it("is compared with what is billed: with the markup", async () => {
    const customer_params = { customer_identifier, period_budget: 2.4, markup_percentage: 20 };
    const answer = await chat({ customer_params });
    await logOf(answer.headers).toMatchObject({ cost: 1, billed_cost: 1.2 });
    expect((await chat({ customer_params })).status).toBe(200);
    expect((await chat({ customer_params })).status).toBe(429);
    expect((await usage()).total).toBe(2_400_000_000n);
  });

  it("counts what was spent before it was set, and gives back what failed", async () => {
    expect((await chat({ customer_identifier })).status).toBe(200);
    const customer_params = { customer_identifier, total_budget: 2 };
    provider.script({ kind: "status", status: 400 });
    expect((await chat({ customer_params })).status).toBe(400);
    expect(await usage()).toMatchObject({ total: dollar, reserved: 0n });
    expect((await chat({ customer_params })).status).toBe(200);
    expect((await chat({ customer_params })).status).toBe(429);
  });

  it("counts models without a price as free, and says so", async () => {
    const customer_params = { customer_identifier, total_budget: 1 };
    const { status, headers } = await chat({ customer_params, model: "openai/nobody-knows-its-price" });
    expect(status).toBe(200);
    expect(headers.get("x-kai-warnings")).toBe("budget: openai/nobody-knows-its-price");
  });
});

describe("what a provider does not count", () => {
  it("is counted: an answer without usage", async () => {
    provider.script({ kind: "combined", scripts: [{ kind: "no_usage" }, { kind: "text", text: "one two three" }] });
    const answer = await chat({ customer_identifier, max_tokens: 100 });
    await logOf(answer.headers).toMatchObject({ usage_estimated: true, completion_tokens: 3, cost: 3, billed_cost: 3 });
    expect((await usage()).total).toBe(3n * dollar);
  });

  it("is counted: what came of a stream that the client left", async () => {
    provider.script({
      kind: "combined",
      scripts: [
        { kind: "stall", after: 4 },
        { kind: "text", text: "one two three four five six seven" },
      ],
    });
    const sent = httpRequest(`${server.url}/api/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${server.secret}`, "content-type": "application/json" },
    });
    sent.on("error", () => {});
    sent.end(
      JSON.stringify(
        body({ stream: true, max_tokens: 100, customer_params: { customer_identifier, period_budget: 1000 } }),
      ),
    );
    const [response] = (await once(sent, "response")) as [NodeJS.ReadableStream];
    let told = "";
    response.on("data", (bytes: Buffer) => (told += bytes.toString()));
    response.on("error", () => {});
    await expect.poll(() => told).toContain("three");
    sent.destroy();
    await expect.poll(usage).toMatchObject({ total: 3n * dollar, reserved: 0n });
    await expect
      .poll(
        async () =>
          (await server.request("GET", `/api/request-logs/list/?customer_identifier=${customer_identifier}`)).json[
            "results"
          ],
      )
      .toMatchObject([{ status: "cancelled", usage_estimated: true, cost: 3 }]);
  });
});

describe("the rate of a customer", () => {
  it("is held within a minute, and told", async () => {
    const customer_params = { customer_identifier, rate_limit: 3 };
    const left = [];
    for (let each = 0; each < 3; each++)
      left.push((await chat({ customer_params })).headers.get("x-kai-ratelimit-remaining"));
    expect(left).toEqual(["2", "1", "0"]);
    const refused = await chat({ customer_identifier });
    expect(refused).toMatchObject({
      status: 429,
      json: { error: { type: "rate_limit_error", code: "kai_rate_limited", param: "customer_params.rate_limit" } },
    });
    expect(refused.headers.get("x-kai-ratelimit-limit")).toBe("3");
    expect(refused.headers.get("x-should-retry")).toBe("true");
    const wait = Number(refused.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(61);
    expect(provider.requests).toHaveLength(3);
    customer_identifier = crypto.randomUUID();
    expect((await chat({ customer_identifier })).status).toBe(200);
  });
});
