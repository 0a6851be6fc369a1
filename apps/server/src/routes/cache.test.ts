import { request as httpRequest } from "node:http";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { once } from "node:events";
import { type MockProvider, type Script, startMockProvider } from "@kai/testing";
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
/** Another prompt for each test, so that they share no answers. */
let messages: { role: string; content: string }[];
beforeEach(() => {
  provider.requests.length = 0;
  messages = [{ role: "user", content: crypto.randomUUID() }];
});

const secret = "sk-SENTINEL-0123456789";
const body = (more: object = {}) => ({
  model: "gpt-4o-mini",
  messages,
  cache_enabled: true,
  customer_credentials: { openai: { api_key: secret, api_base: provider.url } },
  ...more,
});
const chat = (more?: object, headers?: Record<string, string>) =>
  server.request("POST", "/api/chat/completions", body(more), headers);
type Answer = Awaited<ReturnType<typeof chat>>;
const logOf = ({ headers }: Answer) =>
  expect.poll(async () => (await server.request("GET", `/api/request-logs/${headers.get("x-kai-log-id")}/`)).json);
const cached = ({ headers }: Answer) => headers.get("x-kai-cache");
const chunksIn = (text: string) =>
  text.split("\n\n").flatMap((line) => (line.startsWith("data: {") ? [JSON.parse(line.slice(6)) as Chunk] : []));
interface Chunk {
  id: string;
  choices: { delta: { content?: string }; finish_reason: string | null }[];
  usage?: object;
}
const textOf = ({ json, text }: Answer): string =>
  "choices" in json
    ? (json["choices"] as { message: { content: string } }[])[0]!.message.content
    : chunksIn(text)
        .map(({ choices }) => choices[0]?.delta.content ?? "")
        .join("");
const says = (text: string) => provider.script({ kind: "text", text });

describe("the cache", () => {
  it("gives an answer again, at no cost, under an id of its own", async () => {
    says("Hello!");
    const first = await chat();
    const again = await chat();
    expect([cached(first), cached(again)]).toEqual(["miss", "hit"]);
    expect(provider.requests).toHaveLength(1);
    expect(textOf(again)).toBe("Hello!");
    expect(again.json["id"]).toBe(`chatcmpl-${again.headers.get("x-kai-log-id")}`);
    expect(again.json["id"]).not.toBe(first.json["id"]);
    await logOf(first).toMatchObject({ cache_hit: false, cost_source: "price_table" });
    await logOf(again).toMatchObject({
      cache_hit: true,
      cost: 0,
      cost_source: "cache",
      status: "success",
      provider_id: "openai",
      completion_message: { content: "Hello!" },
    });
  });

  it.each([
    [false, true],
    [true, false],
    [true, true],
  ])("keeps one form for both: streamed first %s, then %s", async (first, second) => {
    says("Grüße, how are you?");
    await chat({ stream: first });
    const again = await chat({ stream: second, stream_options: second ? { include_usage: true } : undefined });
    expect(cached(again)).toBe("hit");
    expect(textOf(again)).toBe("Grüße, how are you?");
    if (!second)
      return expect(again.json).toMatchObject({
        object: "chat.completion",
        usage: { total_tokens: expect.any(Number) },
      });
    expect(again.text.endsWith("data: [DONE]\n\n")).toBe(true);
    const chunks = chunksIn(again.text);
    expect(chunks.find(({ usage }) => usage)).toMatchObject({
      choices: [],
      usage: { total_tokens: expect.any(Number) },
    });
    expect(chunks.flatMap(({ choices }) => choices.map(({ finish_reason }) => finish_reason))).toEqual([null, "stop"]);
  });

  it("keeps calls of tools", async () => {
    const tools = [{ type: "function", function: { name: "look_up", parameters: { type: "object" } } }];
    provider.script({
      kind: "tool_calls",
      calls: [
        { name: "look_up", arguments: { a: 1 } },
        { name: "look_up", arguments: { a: 2 } },
      ],
    });
    const first = await chat({ tools, stream: true });
    const again = await chat({ tools });
    expect(cached(again)).toBe("hit");
    expect(again.json).toMatchObject({
      choices: [
        {
          finish_reason: "tool_calls",
          message: { tool_calls: [{ function: { arguments: '{"a":1}' } }, { function: { arguments: '{"a":2}' } }] },
        },
      ],
    });
    const replayed = await chat({ tools, stream: true });
    expect(replayed.text).toContain('"tool_calls":[{"index":0,');
    expect(first.text).toContain("look_up");
  });

  it("answers all of those that come at once with one call of the model", async () => {
    provider.script({
      kind: "combined",
      scripts: [
        { kind: "slow_first_token", ms: 300 },
        { kind: "text", text: "Once" },
      ],
    });
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => chat({ stream: index % 2 === 1 })));
    expect(answers.map(textOf)).toEqual(Array.from({ length: 10 }, () => "Once"));
    expect(answers.map(cached).filter((each) => each === "hit")).toHaveLength(9);
    expect(provider.requests).toHaveLength(1);
  });

  it.each<[string, Script, object]>([
    ["a refusal", { kind: "status", status: 400 }, {}],
    ["a rate limit", { kind: "rate_limit", retry_after: 1 }, {}],
    ["a stream that is cut", { kind: "cut", after: 4 }, { stream: true }],
    ["a stream without its last word", { kind: "unterminated" }, { stream: true }],
    ["an error in a stream", { kind: "stream_error", after: 3 }, { stream: true }],
  ])("does not keep %s", async (_, script, more) => {
    provider.script(script);
    await chat({ ...more, retry_params: { retry_enabled: false } });
    says("Whole");
    const answer = await chat(more);
    expect([cached(answer), textOf(answer)]).toEqual(["miss", "Whole"]);
  });

  it("does not keep a stream that its client left, and does not let others wait for it", async () => {
    provider.script({ kind: "stall", after: 4 });
    const sent = httpRequest(`${server.url}/api/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${server.secret}`, "content-type": "application/json" },
    });
    sent.on("error", () => {});
    sent.end(JSON.stringify(body({ stream: true })));
    const [response] = (await once(sent, "response")) as [NodeJS.ReadableStream];
    await once(response, "data");
    const waiting = chat({ stream: true });
    says("Whole");
    sent.destroy();
    const answer = await waiting;
    expect([cached(answer), textOf(answer)]).toEqual(["miss", "Whole"]);
  });

  it("keeps the answer of a fallback under its own name alone", async () => {
    provider.script(
      { kind: "status", status: 400 },
      { kind: "text", text: "I stand in" },
      { kind: "text", text: "It's me" },
    );
    const fallback_models = ["openai/gpt-4o"];
    expect(textOf(await chat({ fallback_models }))).toBe("I stand in");
    expect(textOf(await chat({ fallback_models }))).toBe("It's me");
    const asked = await chat({ model: "openai/gpt-4o" });
    expect([cached(asked), textOf(asked)]).toEqual(["hit", "I stand in"]);
  });

  it.each([
    { temperature: 0.5 },
    { n: 2 },
    { seed: 1 },
    { response_format: { type: "json_object" } },
    { model: "gpt-4o" },
    { messages: [{ role: "user", content: "Something else" }] },
    { unknown_to_us: true },
    { customer_credentials: { openai: { api_key: "sk-another" } } },
  ])("is not shared by requests that differ: %o", async (difference) => {
    await chat();
    const credentials = difference.customer_credentials && {
      customer_credentials: { openai: { ...difference.customer_credentials.openai, api_base: provider.url } },
    };
    expect(cached(await chat({ ...difference, ...credentials }))).toBe("miss");
    expect(cached(await chat({ stream: true, metadata: { a: 1 } }))).toBe("hit");
  });

  it("is that of a project and environment", async () => {
    await chat();
    const others = [
      await server.keyOf("another", { scopes: ["gateway"] }),
      await server.keyOf("default", { scopes: ["gateway"], environment: "test" }),
    ];
    for (const headers of others) expect(cached(await chat({}, headers))).toBe("miss");
  });

  it("is not used by requests that do not ask for it", async () => {
    await chat();
    const answer = await chat({ cache_enabled: false });
    expect(cached(answer)).toBeNull();
    expect(provider.requests).toHaveLength(2);
  });

  it("is no older than who asks wants", async () => {
    await chat();
    expect(cached(await chat({ cache_ttl: 3600 }))).toBe("hit");
    await expect.poll(async () => cached(await chat({ cache_ttl: 1 }))).toBe("miss");
    expect(await chat({ cache_ttl: 0 })).toMatchObject({ status: 400, json: { error: { param: "cache_ttl" } } });
  });
});

describe("with customers", () => {
  const cache_options = { cache_by_customer: true };

  it("each has a cache of their own when asked for, and none without a name", async () => {
    await chat({ cache_options, customer_identifier: "jo" });
    expect(cached(await chat({ cache_options, customer_identifier: "al" }))).toBe("miss");
    expect(cached(await chat({ cache_options, customer_params: { customer_identifier: "jo" } }))).toBe("hit");
    expect(cached(await chat())).toBe("miss");
    const nameless = await chat({ cache_options });
    expect(nameless.headers.get("x-kai-warnings")).toBe("cache_options");
    expect(cached(nameless)).toBe("miss");
    expect(cached(await chat({ customer_identifier: "al" }))).toBe("hit");
  });

  it("answers from it are not billed, and given although a budget is used up", async () => {
    const customer_identifier = crypto.randomUUID();
    await chat({ customer_identifier });
    expect(
      (await chat({ customer_params: { customer_identifier, total_budget: 0 }, cache_enabled: false })).status,
    ).toBe(429);
    expect(cached(await chat({ customer_identifier }))).toBe("hit");
  });

  it("what their requests got is erased with them", async () => {
    const customer_identifier = crypto.randomUUID();
    await chat({ customer_identifier });
    expect(cached(await chat())).toBe("hit");
    await server.request("DELETE", `/api/users/${customer_identifier}/`);
    expect(cached(await chat())).toBe("miss");
  });
});

it("can be seen and cleared by administrators, each in their project", async () => {
  const other = await server.keyOf("other", { scopes: ["gateway", "admin"] });
  await chat({}, other);
  await chat();
  await expect.poll(async () => (await server.request("GET", "/api/cache/", undefined, other)).json["count"]).toBe(1);
  const { count } = (await server.request("GET", "/api/cache/")).json;
  expect(await server.request("DELETE", "/api/cache/")).toMatchObject({ status: 200, json: { deleted: count } });
  expect(cached(await chat())).toBe("miss");
  expect(cached(await chat({}, other))).toBe("hit");
  const reader = await server.keyOf("default", { scopes: ["read", "gateway"] });
  expect((await server.request("DELETE", "/api/cache/", undefined, reader)).status).toBe(403);
});

it("answers that are given again are not logged when asked so", async () => {
  const custom_identifier = crypto.randomUUID();
  for (const option of ["omit_log", "omit_logs"])
    for (let each = 0; each < 2; each++) await chat({ custom_identifier, cache_options: { [option]: true } });
  await chat({ custom_identifier });
  const logged = async () =>
    (await server.request("GET", `/api/request-logs/list/?custom_identifier=${custom_identifier}`)).json["count"];
  await expect.poll(logged).toBe(2);
});

it("no secret of a request is found in the state, the inbox, the logs or the answers", async () => {
  const places = ["member", "override", "by_model", "customer", "loadbalance", "azure"] as const;
  const key = Object.fromEntries(places.map((place) => [place, `SENTINEL-of-${place}-0123456789`]));
  const at = (api_key: string | undefined) => ({ api_key, api_base: provider.url });
  const models = (api_key: string | undefined) => [{ model: "openai/gpt-4o", credentials: at(api_key) }];
  const requests = [
    { model: undefined, load_balance_group: { models: models(key["member"]) } },
    { model: undefined, loadbalance_models: models(key["loadbalance"]) },
    { model: "openai/gpt-4o", credential_override: { "openai/gpt-4o": at(key["override"]) } },
    { model: "azure/gpt-4o", customer_credentials: [{ credentials: { azure_openai: at(key["azure"]) } }] },
    { customer_credentials: { openai: at(key["customer"]) } },
    { customer_api_keys: { "gpt-5": key["by_model"] } },
  ];
  const seen: string[] = [];
  for (const more of requests)
    for (const stream of [false, true]) {
      const answer = await chat({ stream, customer_identifier: "jo", request_breakdown: true, echo: true, ...more });
      expect(answer.status).toBe(200);
      seen.push(answer.text, JSON.stringify([...answer.headers]));
      await logOf(answer).toHaveProperty("unique_id");
      seen.push((await server.request("GET", `/api/request-logs/${answer.headers.get("x-kai-log-id")}/`)).text);
    }
  const sent = provider.requests.map(({ headers }) => headers["authorization"] ?? headers["api-key"]);
  expect(sent.filter((each) => String(each).includes("SENTINEL"))).toHaveLength(6);
  expect(seen.join()).not.toContain("SENTINEL");
  const filesThatTell = () =>
    readdirSync(server.dataDir, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .filter((path) => readFileSync(path).includes("SENTINEL"));
  // The engine merges its files in the meantime: one that is gone when its turn comes fails the walk, and the next one counts.
  await expect.poll(filesThatTell).toEqual([]);
});

it("a state that cannot be read is no reason to fail", async () => {
  const apart = await server.keyOf("apart", { scopes: ["gateway", "admin"] });
  await chat({}, apart);
  // Until it is kept, an answer is given again from memory.
  await expect.poll(async () => (await server.request("GET", "/api/cache/", undefined, apart)).json["count"]).toBe(1);
  const state = new DatabaseSync(join(server.dataDir, "state.sqlite"), { timeout: 5000 });
  state.exec("ALTER TABLE answers RENAME TO lost");
  const answer = await chat({}, apart);
  state.exec("ALTER TABLE lost RENAME TO answers");
  state.close();
  expect([answer.status, cached(answer)]).toEqual([200, "miss"]);
});
