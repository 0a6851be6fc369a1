import { gzipSync, zstdCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const user = { role: "user", content: "Hello" };
const assistant = { role: "assistant", content: "Hi there" };
const create = (body: unknown, headers?: Record<string, string>) =>
  server.request("POST", "/api/request-logs/", body, headers);
const get = async (id: unknown) => (await server.request("GET", `/api/request-logs/${String(id)}/`)).json;

describe("creating a log", () => {
  const spellings = [
    "/api/request-logs/",
    "/api/request-logs",
    "/request-logs/",
    "/request-logs",
    "/api/request-logs/create/",
    "/api/request-logs/create",
    "/request-logs/create/",
    "/request-logs/create",
  ];
  it.each(spellings)("works at %s, without a redirect", async (path) => {
    const { status, json } = await server.request("POST", path, { input: [user], model: "gpt-4o-mini" });
    expect(status).toBe(200);
    expect(json).toEqual({
      message: "log successful",
      unique_id: json["id"],
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(await get(json["id"])).toMatchObject({ input: JSON.stringify([user]), prompt_messages: [user] });
  });

  it("answers when the log can be read back, and with the log when block is said to be true", async () => {
    const { json } = await create({ input: [user], output: assistant, keywordsai_api_controls: { block: true } });
    expect(json["log_data"]).toMatchObject({
      id: json["id"],
      input: JSON.stringify([user]),
      completion_message: assistant,
      log_method: "logging_api",
      environment: "prod",
    });
  });

  it("answers at once, with no log data, when block is false", async () => {
    const { json } = await create({ input: [user], keywordsai_api_controls: { block: false } });
    expect(Object.keys(json).toSorted()).toEqual(["id", "message", "unique_id"]);
    await expect.poll(() => get(json["id"])).toMatchObject({ id: json["id"] });
  });

  it("computes the cost when it is absent", async () => {
    const { json } = await create({ model: "gpt-4o-mini", usage: { prompt_tokens: 1000, completion_tokens: 100 } });
    expect(await get(json["id"])).toMatchObject({
      cost: expect.closeTo(0.00021, 8),
      cost_source: "price_table",
      total_request_tokens: 1100,
    });
  });

  it("leaves the cost of an unknown model unknown, with a warning", async () => {
    const { json } = await create({ model: "my-own", usage: { prompt_tokens: 1000, completion_tokens: 100 } });
    expect(await get(json["id"])).toMatchObject({
      cost: null,
      cost_source: "unknown",
      warnings: 'cost is unknown: there is no price for model "my-own"',
    });
  });

  it("stores the same unique_id once", async () => {
    const body = { unique_id: "my-own-id", input: "first" };
    expect((await create(body)).json).toMatchObject({ id: "my-own-id" });
    expect((await create({ ...body, input: "second" })).json).toMatchObject({ id: "my-own-id" });
    expect(await get("my-own-id")).toMatchObject({ input: '"first"' });
    const { json } = await server.request("GET", "/api/request-logs/list/?unique_id=my-own-id");
    expect(json["count"]).toBe(1);
  });

  it.each([
    ["gzip", gzipSync(JSON.stringify({ note: "gzip" }))],
    ["zstd", zstdCompressSync(JSON.stringify({ note: "zstd" }))],
  ])("takes a body compressed with %s", async (encoding, body) => {
    const { json } = await create(body, { "content-encoding": encoding });
    expect(await get(json["id"])).toMatchObject({ note: encoding });
  });
});

describe("creating many logs", () => {
  it.each([(logs: unknown[]) => ({ logs }), (logs: unknown[]) => logs])(
    "gives each its own result, a bad one does not sink the others",
    async (wrap) => {
      const { status, json } = await server.request(
        "POST",
        "/api/request-logs/batch/create/",
        wrap([{ input: "a" }, { latency: "slow" }, {}, { input: "b" }]),
      );
      expect(status).toBe(200);
      expect(json["results"]).toEqual([
        { id: expect.any(String), status: "success" },
        {
          id: null,
          status: "error",
          error: "Validation error",
          errors: { latency: ["must be a number of seconds, 0 or more"] },
        },
        {
          id: null,
          status: "error",
          error: "Validation error",
          errors: { body: [expect.stringContaining("is empty")] },
        },
        { id: expect.any(String), status: "success" },
      ]);
    },
  );

  it("holds each log to the limit of one", async () => {
    const large = { input: "x".repeat(21 * 1024 * 1024) };
    const path = "/api/request-logs/batch/create/";
    const { json } = await server.request("POST", path, [large, { input: "small" }]);
    expect(json["results"]).toEqual([
      { id: null, status: "error", error: expect.stringContaining("20 MB") },
      { id: expect.any(String), status: "success" },
    ]);
    expect(await server.request("POST", path, [large])).toMatchObject({ status: 413 });
  });

  it.each([[{}], [{ logs: "x" }], [{ logs: [] }]])("refuses %j", async (body) => {
    const { status, json } = await server.request("POST", "/api/request-logs/batch/create/", body);
    expect(status).toBe(422);
    expect(json["errors"]).toHaveProperty("logs");
  });
});

describe("authentication", () => {
  it.each(["Bearer", "Api-Key", "bearer"])("takes %s", async (scheme) => {
    const { status } = await server.request("GET", "/api/request-logs/list/", undefined, {
      authorization: `${scheme} ${server.secret}`,
    });
    expect(status).toBe(200);
  });

  it("tells a missing key from a wrong one", async () => {
    const missing = await fetch(`${server.url}/api/request-logs/`, {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    expect(missing.status).toBe(401);
    expect(await missing.json()).toMatchObject({ error_code: "UNAUTHENTICATED" });
    const wrong = await create({ input: "x" }, { authorization: "Bearer wrong.key" });
    expect(wrong).toMatchObject({ status: 401, json: { error_code: "INVALID_API_KEY" } });
    expect(wrong.text).not.toContain("wrong.key");
  });
});

describe("bad input", () => {
  /** With no logs: of those above some may still be on their way. */
  beforeAll(async () => {
    await server.close();
    server = await startTestServer();
  });
  it.each<[string, () => Promise<{ status: number; json: Record<string, unknown> }>, number, Record<string, unknown>]>([
    [
      "an empty object",
      () => create({}),
      422,
      {
        detail: "Validation error",
        error_code: "VALIDATION_ERROR",
        errors: { body: [expect.stringContaining("is empty")] },
      },
    ],
    [
      "wrong types",
      () => create({ latency: "slow", tools: [{}] }),
      422,
      { errors: { latency: [expect.any(String)], "tools.0.type": [expect.any(String)] } },
    ],
    [
      "broken JSON",
      () => create('{"input": '),
      400,
      { error_code: "INVALID_JSON", detail: expect.stringContaining("Invalid request format") },
    ],
    ["no body", () => create(""), 400, { error_code: "INVALID_JSON" }],
    ["a list", () => create([]), 422, { errors: { body: ["must be an object"] } }],
    [
      "21 MB",
      () => create({ input: "x".repeat(21 * 1024 * 1024) }),
      413,
      { error_code: "PAYLOAD_TOO_LARGE", detail: expect.stringContaining("20 MB") },
    ],
    [
      "21 MB that came as 21 KB",
      () => create(gzipSync(JSON.stringify({ input: "x".repeat(21 * 1024 * 1024) })), { "content-encoding": "gzip" }),
      413,
      { error_code: "PAYLOAD_TOO_LARGE" },
    ],
    [
      "a body that is not compressed as it says",
      () => create("{}", { "content-encoding": "gzip" }),
      400,
      { error_code: "INVALID_JSON" },
    ],
    [
      "an unknown compression",
      () => create("{}", { "content-encoding": "lzma" }),
      415,
      { error_code: "UNSUPPORTED_MEDIA_TYPE" },
    ],
    [
      "another content type",
      () => create("input=x", { "content-type": "application/x-www-form-urlencoded" }),
      415,
      { error_code: "UNSUPPORTED_MEDIA_TYPE" },
    ],
    [
      "an unknown filter",
      () => server.request("GET", "/api/request-logs/list/?colour=red"),
      400,
      {
        error_code: "UNKNOWN_FILTER",
        errors: { colour: [expect.stringMatching(/metadata__colour.*customer_identifier/)] },
      },
    ],
    [
      "a filter outside of filters",
      () => server.request("POST", "/api/request-logs/list/", { colour: "red" }),
      400,
      { error_code: "INVALID_QUERY", errors: { colour: [expect.stringContaining('under "filters"')] } },
    ],
    [
      "an unknown operator",
      () => server.request("POST", "/api/request-logs/list/", { filters: { cost: { operator: "near", value: 1 } } }),
      400,
      { errors: { cost: [expect.stringContaining("gte")] } },
    ],
    [
      "a filter of the wrong type",
      () => server.request("GET", "/api/request-logs/list/?cost=cheap"),
      400,
      { errors: { cost: [expect.any(String)] } },
    ],
    [
      "an unknown sort",
      () => server.request("GET", "/api/request-logs/list/?sort_by=colour"),
      400,
      { errors: { sort_by: [expect.stringContaining("timestamp")] } },
    ],
    [
      "a broken cursor",
      () => server.request("GET", "/api/request-logs/list/?cursor=zzz"),
      400,
      { errors: { cursor: [expect.any(String)] } },
    ],
    [
      "a key that would be lost",
      () => create('{"metadata": {"__proto__": 1}}'),
      400,
      { error_code: "INVALID_JSON", detail: expect.stringContaining("__proto__") },
    ],
    [
      "plain text",
      () => create("hello", { "content-type": "text/plain" }),
      415,
      { error_code: "UNSUPPORTED_MEDIA_TYPE" },
    ],
    [
      "an address that is none",
      () => server.request("GET", "/api/request-logs/%zz"),
      400,
      { error_code: "INVALID_QUERY" },
    ],
    [
      "an address that is too long",
      () => server.request("GET", `/api/request-logs/${"x".repeat(5000)}/`),
      404,
      { error_code: "NOT_FOUND" },
    ],
    ["another method", () => server.request("PUT", "/api/request-logs/"), 404, { error_code: "NOT_FOUND" }],
    [
      "an unknown log",
      () => server.request("GET", "/api/request-logs/nope/"),
      404,
      { detail: "Log not found", error_code: "LOG_NOT_FOUND" },
    ],
    ["an unknown path", () => server.request("GET", "/api/nothing"), 404, { error_code: "NOT_FOUND" }],
  ])("%s", async (_, ask, status, body) => {
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject(body);
    expect(await count()).toBe(0);
  });

  async function count(): Promise<unknown> {
    return (await server.request("GET", "/api/request-logs/list/?page_size=1")).json["count"];
  }
});
