import { inspect } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import { KaiApiError } from "./error.ts";
import { Kai } from "./kai.ts";
import type { KaiOptions } from "./options.ts";
import { type Reply, startTestServer, type TestServer } from "./test-server.ts";

const apiKey = "kai_1234.secret";
let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** A client of a server that gives these replies one after the other, and the last one for ever. */
async function connect(replies: Reply[], options: KaiOptions = {}): Promise<{ kai: Kai; server: TestServer }> {
  server = await startTestServer((_, index) => replies[Math.min(index, replies.length - 1)]!);
  return { kai: new Kai({ apiKey, baseUrl: server.url, ...options }), server };
}

async function errorOf(call: Promise<unknown>): Promise<KaiApiError> {
  const error: unknown = await call.then(
    () => new Error("The call did not fail."),
    (reason: unknown) => reason,
  );
  if (!KaiApiError.isInstance(error)) throw error;
  return error;
}

describe("create", () => {
  it("posts the log with an id and a time, and says who it is", async () => {
    const answer = { message: "log successful", unique_id: "a", id: "a" };
    const { kai, server } = await connect([{ body: answer }]);
    expect(await kai.logs.create({ model: "m", input: "é" })).toEqual(answer);
    expect(server.requests[0]).toMatchObject({
      method: "POST",
      url: "/api/request-logs/",
      headers: {
        authorization: `Bearer ${apiKey}`,
        "content-type": "application/json",
        "x-kai-client": expect.stringMatching(/^kai-js\/\d/),
        "x-kai-ingest": "1",
      },
      body: {
        model: "m",
        input: "é",
        unique_id: expect.stringMatching(/^[0-9a-f]{32}$/),
        timestamp: expect.any(String),
      },
    });
  });

  it.each(["unique_id", "id", "full_unique_id"])("keeps an id sent as %s, and a timestamp", async (name) => {
    const { kai, server } = await connect([{}]);
    const created = await kai.logs.create({ [name]: "mine", timestamp: "2026-01-01T00:00:00Z" });
    expect(created).toMatchObject({ unique_id: "mine", id: "mine" });
    expect(server.requests[0]!.body).toMatchObject({ unique_id: "mine", timestamp: "2026-01-01T00:00:00Z" });
  });

  it("derives the id from an idempotency key", async () => {
    const { kai, server } = await connect([{}]);
    for (const idempotencyKey of ["order-1", "order-1", "order-2"]) await kai.logs.create({}, { idempotencyKey });
    const [first, second, other] = server.requests.map(({ body }) => (body as { unique_id: string }).unique_id);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });

  it("is the same function as acreate, and needs no this", async () => {
    const { kai, server } = await connect([{}]);
    expect(kai.logs.acreate).toBe(kai.logs.create);
    const { acreate } = kai.logs;
    await acreate({ model: "m" });
    expect(server.requests).toHaveLength(1);
  });

  it("parses the contents of log_data", async () => {
    const { kai } = await connect([{ body: { log_data: { input: '["a"]', output: '"b"' } } }]);
    expect(await kai.logs.create({})).toMatchObject({ log_data: { input: ["a"], output: "b" } });
  });

  it("refuses what is no log before sending anything", async () => {
    const { kai, server } = await connect([{}]);
    const cycle: Record<string, unknown> = {};
    cycle["self"] = cycle;
    for (const log of [{ metadata: cycle }, { metadata: { n: 1n } }, null, "text", ["list"], { toJSON: () => 1 }]) {
      expect(await errorOf(kai.logs.create(log as object))).toMatchObject({ code: "unserialisable", retryable: false });
    }
    expect(server.requests).toHaveLength(0);
  });
});

describe("list and get", () => {
  it("asks by query and body, and parses the contents", async () => {
    const results = [{ unique_id: "a", input: '{"a":1}', output: "not json" }, { unique_id: "b" }];
    const page = { count: 2, next: null, previous: null, next_cursor: "c2", current_filters: {} };
    const { kai, server } = await connect([{ body: { ...page, results } }]);
    const filters = { customer_identifier: { operator: "", value: ["user 1"] } };
    const start_time = new Date("2026-01-01T00:00:00Z");
    const query = {
      start_time,
      page: 2,
      page_size: 5,
      sort_by: "-cost",
      cursor: "c1",
      is_test: true,
      end_time: undefined,
    };
    expect(await kai.logs.list({ ...query, filters, operator: "OR" })).toEqual({
      ...page,
      results: [
        { unique_id: "a", input: { a: 1 }, output: "not json" },
        { unique_id: "b", input: null, output: null },
      ],
    });
    const [request] = server.requests;
    expect(request).toMatchObject({ method: "POST", body: { filters, operator: "OR" } });
    const url = new URL(request!.url!, server.url);
    expect(url.pathname).toBe("/api/request-logs/list/");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      start_time: "2026-01-01T00:00:00.000Z",
      page: "2",
      page_size: "5",
      sort_by: "-cost",
      cursor: "c1",
      is_test: "true",
    });
  });

  it("lists with the server's defaults when asked for nothing", async () => {
    const { kai, server } = await connect([{ body: { count: 0, next: null, previous: null, results: [] } }]);
    expect(await kai.logs.list()).toMatchObject({ results: [] });
    expect(server.requests[0]).toMatchObject({ url: "/api/request-logs/list/", body: { filters: {} } });
  });

  it("gets one log by its id, whatever characters it has", async () => {
    const { kai, server } = await connect([{ body: { unique_id: "a/b", input: "[]", output: "null" } }]);
    expect(await kai.logs.get("a/b")).toEqual({ unique_id: "a/b", input: [], output: null });
    expect(server.requests[0]).toMatchObject({ method: "GET", url: "/api/request-logs/a%2Fb/" });
  });

  it.each(["", ".", ".."])("does not ask for a log called %j, which would be another path", async (uniqueId) => {
    const { kai } = await connect([{}]);
    expect(await errorOf(kai.logs.get(uniqueId))).toMatchObject({ code: "invalid_request" });
  });

  it("says when a list is none", async () => {
    const { kai } = await connect([{ body: { detail: "hello" } }]);
    expect(await errorOf(kai.logs.list())).toMatchObject({ code: "invalid_response" });
  });
});

describe("errors", () => {
  it.each([
    [400, "invalid_request", false],
    [401, "unauthorized", false],
    [403, "forbidden", false],
    [404, "not_found", false],
    [408, "timeout", true],
    [413, "payload_too_large", false],
    [422, "invalid_request", false],
    [425, "server_error", true],
    [429, "rate_limited", true],
    [500, "server_error", true],
    [501, "server_error", false],
    [503, "server_error", true],
  ])("%i is %s, retryable %s", async (status, code, retryable) => {
    const { kai } = await connect([{ status, body: { detail: "Because." } }], { maxRetries: 0 });
    const error = await errorOf(kai.logs.create({}));
    expect(error).toMatchObject({ status, code, retryable, message: expect.stringContaining("Because.") });
  });

  it("names the fields of a validation error, and the request", async () => {
    const body = {
      detail: "Validation error",
      errors: { "usage.prompt_tokens": ["must be a number"], model: "is odd" },
    };
    const { kai } = await connect([{ status: 422, body, headers: { "x-request-id": "req_1" } }]);
    const error = await errorOf(kai.logs.create({}));
    expect(error).toMatchObject({
      requestId: "req_1",
      errors: { "usage.prompt_tokens": ["must be a number"], model: ["is odd"] },
      message: expect.stringContaining("usage.prompt_tokens: must be a number"),
    });
  });

  it("does not follow a redirect", async () => {
    const { kai, server } = await connect([{ status: 301, headers: { location: "https://elsewhere.test/" } }]);
    const error = await errorOf(kai.logs.create({}));
    expect(error).toMatchObject({ code: "invalid_response", message: expect.stringContaining("elsewhere.test") });
    expect(server.requests).toHaveLength(1);
  });

  it("says when the answer comes from something else", async () => {
    const { kai } = await connect([{ body: "<html>Welcome</html>" }]);
    expect(await errorOf(kai.logs.get("a"))).toMatchObject({ code: "invalid_response", status: 200, retryable: false });
  });

  it("says what to set without an API key or with a wrong base URL, only when called", async () => {
    vi.stubEnv("KAI_API_KEY", "");
    const keyless = new Kai({ apiKey: "" });
    for (const call of [keyless.logs.create({}), keyless.logs.list(), keyless.logs.get("a")]) {
      expect(await errorOf(call)).toMatchObject({
        code: "missing_api_key",
        message: expect.stringContaining("KAI_API_KEY"),
      });
    }
    const misplaced = new Kai({ apiKey, baseUrl: "nowhere" });
    expect(await errorOf(misplaced.logs.create({}))).toMatchObject({ code: "invalid_base_url" });
    vi.unstubAllEnvs();
  });
});

describe("retries", () => {
  it("tries again with the same id until it works", async () => {
    const { kai, server } = await connect([{ status: 503 }, { status: 502 }, {}]);
    await kai.logs.create({ model: "m" });
    expect(server.requests).toHaveLength(3);
    expect(new Set(server.requests.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it("gives up after maxRetries, and at once when it makes no sense", async () => {
    const failing = await connect([{ status: 500 }], { maxRetries: 1 });
    expect(await errorOf(failing.kai.logs.get("a"))).toMatchObject({ code: "server_error" });
    expect(failing.server.requests).toHaveLength(2);
    await failing.server.close();
    const refusing = await connect([{ status: 422 }]);
    await errorOf(refusing.kai.logs.create({}));
    expect(refusing.server.requests).toHaveLength(1);
  });

  it.each([
    ["header", { status: 429, headers: { "retry-after": "1" } }],
    ["body", { status: 429, body: { detail: "Rate limit exceeded", retry_after: 1 } }],
  ])("waits as long as the server asks in the %s", async (_, reply) => {
    const { kai } = await connect([reply, {}]);
    const start = performance.now();
    await kai.logs.create({});
    expect(performance.now() - start).toBeGreaterThan(990);
  });

  it("says how long the server asked to wait, when it gives up", async () => {
    const { kai } = await connect([{ status: 429, headers: { "retry-after": "7" } }], { maxRetries: 0 });
    expect(await errorOf(kai.logs.create({}))).toMatchObject({ code: "rate_limited", retryAfterMs: 7000 });
  });

  it("retries when nobody listens, and says why", async () => {
    const { kai, server } = await connect([{}], { maxRetries: 1 });
    await server.close();
    const error = await errorOf(kai.logs.create({}));
    expect(error).toMatchObject({ code: "network", retryable: true, message: expect.stringContaining("ECONNREFUSED") });
  });
});

describe("time limits and aborts", () => {
  it.each(["headers", "body"] as const)("limits an attempt that hangs before the end of the %s", async (hang) => {
    const { kai, server } = await connect([{ hang, body: { a: 1 } }], { timeoutMs: 80, maxRetries: 1 });
    expect(await errorOf(kai.logs.get("a"))).toMatchObject({ code: "timeout", retryable: true });
    expect(server.requests).toHaveLength(2);
  });

  it("limits a custom fetch that ignores its signal", async () => {
    const fetch = () => new Promise<Response>(() => {});
    const kai = new Kai({ apiKey, fetch, timeoutMs: 10_000 });
    expect(await errorOf(kai.logs.create({}, { timeoutMs: 20 }))).toMatchObject({ code: "timeout" });
  });

  it("ends at once when the caller aborts, before, during and between attempts", async () => {
    const { kai, server } = await connect([{ hang: "headers" }, { status: 503, headers: { "retry-after": "30" } }]);
    expect(await errorOf(kai.logs.create({}, { signal: AbortSignal.abort() }))).toMatchObject({ code: "aborted" });
    for (const requests of [1, 2]) {
      const controller = new AbortController();
      const call = errorOf(kai.logs.create({}, { signal: controller.signal }));
      await expect.poll(() => server.requests).toHaveLength(requests);
      controller.abort();
      expect(await call).toMatchObject({ code: "aborted", retryable: false });
    }
    expect(server.requests).toHaveLength(2);
  });
});

describe("the API key", () => {
  it("is not shown by the client", () => {
    const kai = new Kai({ apiKey });
    expect(inspect(kai, { depth: 10, showHidden: true })).not.toContain("secret");
    expect(JSON.stringify(kai)).not.toContain("secret");
  });

  it("is not in errors, even when the server or fetch quote it", async () => {
    const { kai } = await connect([{ status: 401, body: { detail: `Bad ${apiKey}`, errors: { [apiKey]: [apiKey] } } }]);
    const refused = await errorOf(kai.logs.create({}));
    expect(refused.message).toContain("[api key]");
    const fetch = () => Promise.reject(new TypeError("failed", { cause: new Error(`header Bearer ${apiKey}`) }));
    const failed = await errorOf(new Kai({ apiKey, fetch, maxRetries: 0 }).logs.create({}));
    expect(failed.message).toContain("[api key]");
    for (const error of [refused, failed]) {
      expect(inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error)).not.toContain("secret");
    }
  });
});
