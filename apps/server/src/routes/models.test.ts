import type { Model, PublicModel } from "@kai/schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ gateway: { environment: { OPENAI_API_KEY: "k", AZURE_OPENAI_API_KEY: "k" } } });
});
afterAll(() => server.close());

const list = async (query = "", headers?: Record<string, string>) =>
  (await server.request("GET", `/api/models/${query}`, undefined, headers)).json["data"] as Model[];

describe("models", () => {
  it("are those of the gateway's providers, with what they cost, those that can be called first", async () => {
    const all = await list();
    expect(all.length).toBeGreaterThan(500);
    expect(all.find(({ id }) => id === "gpt-4o-mini")).toMatchObject({
      object: "model",
      provider_id: "openai",
      max_context_window: 128_000,
      input_price_per_1m_tokens: 0.15,
      output_price_per_1m_tokens: 0.6,
      cache_read_price_per_1m_tokens: 0.075,
      price_source: "price_table",
      price_version: expect.stringMatching(/^genai-prices \d/),
      available: true,
    });
    // Another provider's models carry its name wherever the name alone would mean somebody else.
    expect(all.map(({ id }) => id)).toContain("openrouter/openai/gpt-4o-mini");
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const firstClosed = all.findIndex(({ available }) => !available);
    expect(firstClosed).toBeGreaterThan(0);
    expect(all.slice(firstClosed).some(({ available }) => available)).toBe(false);
  });

  it("show what long prompts and other tokens cost", async () => {
    const { json } = await server.request("GET", "/api/models/gemini-2.5-pro");
    expect(json).toMatchObject({
      input_price_per_1m_tokens: 1.25,
      price_tiers: [{ above_prompt_tokens: 200_000, input_price_per_1m_tokens: 2.5, output_price_per_1m_tokens: 15 }],
    });
    const claude = await server.request("GET", "/api/models/claude-3-5-haiku-latest");
    expect(claude.json).toMatchObject({
      cache_write_price_per_1m_tokens: 1,
      other_prices_per_1m: { cache_write_1h: 1.6 },
      capabilities: expect.not.arrayContaining(["logprobs"]),
    });
  });

  it.each(["gpt-4o-mini", "openai%2Fgpt-4o-mini", "gpt-4o-mini-2024-07-18"])("are found as %s", async (name) => {
    const { status, json } = await server.request("GET", `/models/${name}`);
    expect([status, json["input_price_per_1m_tokens"], json["available"]]).toEqual([200, 0.15, true]);
  });

  it("are selected by provider, name, and whether they can be called", async () => {
    const groq = await list("?provider_id=groq&search=LLAMA");
    expect(groq.length).toBeGreaterThan(0);
    expect(groq.every(({ id }) => id.startsWith("groq/") && id.includes("llama"))).toBe(true);
    expect(groq.every(({ available }) => !available)).toBe(true);
    expect(await list("?provider_id=groq&available=true")).toEqual([]);
    const { status, json } = await server.request("GET", "/api/models/?avialable=true");
    expect([status, json["error"]]).toEqual([400, expect.objectContaining({ code: "invalid_query" })]);
  });

  it("can be called as far as the project's credentials go", async () => {
    const key = await server.keyOf("caller", { scopes: ["gateway"] });
    const set = { project_id: "caller", label: "", weight: 1, credentials: { api_key: "k" }, exclude_models: null };
    const available_models = ["claude-opus-4-0"];
    await server.state.providerCredentials.create({ ...set, provider_id: "anthropic", available_models });
    const callable = await list("?available=true&provider_id=anthropic", key);
    expect(callable.map(({ id }) => id)).toEqual(available_models);
    // Where the project has no credentials for a model, the server's own are used.
    await server.state.providerCredentials.create({ ...set, provider_id: "openai", available_models: ["o1-pro"] });
    expect((await list("?available=true&provider_id=openai", key)).length).toBeGreaterThan(1);
  });
});

describe("a project's own prices", () => {
  const save = (body: object, headers?: Record<string, string>) => server.request("POST", "/api/models", body, headers);
  const costOf = async (body: object) => {
    const { json } = await server.request("POST", "/api/request-logs/", { prompt_tokens: 1_000_000, ...body });
    const log = await server.request("GET", `/api/request-logs/${String(json["id"])}/`);
    return [log.json["cost"], log.json["cost_source"], log.json["price_version"]];
  };

  it("are listed, and are what logs cost from their time on, until they are deleted", async () => {
    const saved = await save({ model: "own", input_price_per_1m_tokens: 2, max_context_window: 1000 });
    expect(saved).toMatchObject({ status: 200, json: { version: 1, provider_id: null, warnings: [] } });
    await save({ model: "own", valid_from: "2999-01-01", input_price_per_1m_tokens: 5 });
    const shown = { id: "own", input_price_per_1m_tokens: 2, max_context_window: 1000, price_source: "override" };
    expect(await list("?search=own")).toContainEqual(expect.objectContaining(shown));
    expect((await server.request("GET", "/api/models/own/")).json).toMatchObject(shown);
    expect(await costOf({ model: "own" })).toEqual([2, "override", "1 from 1970-01-01T00:00:00.000Z"]);

    expect((await save({ model: "own", input_price_per_1m_tokens: 3 })).json).toMatchObject({ version: 2 });
    expect(await costOf({ model: "own" })).toEqual([3, "override", "2 from 1970-01-01T00:00:00.000Z"]);
    const { json } = await server.request("GET", "/api/models/prices/");
    expect(json["results"]).toMatchObject([{ input_price_per_1m_tokens: 3 }, { input_price_per_1m_tokens: 5 }]);

    expect((await server.request("DELETE", "/api/models/own/?valid_from=2999-01-01")).status).toBe(204);
    expect((await server.request("DELETE", "/api/models/own/")).status).toBe(204);
    const gone = await server.request("DELETE", "/api/models/own/");
    expect(gone).toMatchObject({ status: 404, json: { error_code: "PRICE_NOT_FOUND" } });
    expect((await server.request("GET", "/api/models/own/")).status).toBe(404);
    const audit = (await server.request("GET", "/api/audit/?limit=2")).json["results"];
    expect(audit).toMatchObject([
      { action: "models.delete-price", target: "own" },
      { action: "models.delete-price", target: "own" },
    ]);
  });

  it("are those of a call's model too, and of the provider that its name says", async () => {
    const { json } = await save({ model: "openai/gpt-4o", input_price_per_1m_tokens: 1 });
    expect(json).toMatchObject({ model: "gpt-4o", provider_id: "openai" });
    expect((await costOf({ model: "gpt-4o", provider_id: "openai" }))[0]).toBe(1);
    expect((await costOf({ model: "gpt-4o" }))[0]).toBe(1);
    expect((await costOf({ model: "gpt-4o", provider_id: "azure_openai" }))[1]).toBe("price_table");
    expect((await list("?search=gpt-4o")).filter(({ id }) => id === "gpt-4o")).toMatchObject([
      { input_price_per_1m_tokens: 1, price_source: "override" },
    ]);
    expect((await server.request("DELETE", "/api/models/openai%2Fgpt-4o/")).status).toBe(204);
  });

  it("are taken under other clients' names, and warn of what is strange", async () => {
    const body = {
      model_name: "legacy",
      input_cost: 0.0000001,
      output_cost: 5000,
      cache_hit_input_cost: 0,
      function_call: 1,
    };
    expect((await save(body)).json).toMatchObject({
      model: "legacy",
      input_price_per_1m_tokens: 0.0000001,
      cache_read_price_per_1m_tokens: 0,
      warnings: [
        "function_call is not kept",
        expect.stringMatching(/^input_price.*the price of one token/),
        expect.stringMatching(/^output_price.*more than/),
      ],
    });
  });

  it.each([
    [{ model: "m" }, "input_price_per_1m_tokens"],
    [{ input_cost: 1 }, "model"],
    [{ model: "m", input_cost: -1 }, "input_cost"],
    [{ model: "m", output_price_per_1m_tokens: 1e9 }, "output_price_per_1m_tokens"],
    [{ model: "m", input_cost: 1, input_price_per_1m_tokens: 1 }, "input_cost"],
    [{ model: "m", input_cost: 1, valid_from: "soon" }, "valid_from"],
    [{ model: "m", input_cost: 1, price: 1 }, "body"],
  ])("are refused as %j", async (body, field) => {
    const { status, json } = await save(body);
    expect([status, Object.keys(json["errors"] as object)]).toEqual([422, [field]]);
  });
});

describe("the public price list", () => {
  it("needs no key, and has pages", async () => {
    const get = async (address: string) =>
      (await server.request("GET", address, undefined, { authorization: "" })).json as {
        count: number;
        next: string | null;
        models: PublicModel[];
      };
    const first = await get("/api/models/public?page_size=2&search=gpt-4o&provider_id=openai");
    expect(first).toMatchObject({ price_source: "price_table", price_version: expect.stringMatching(/^genai-prices/) });
    const second = await get(new URL(first.next!).pathname + new URL(first.next!).search);
    const names = [...first.models, ...second.models].map(({ model_name }) => model_name);
    expect(new Set(names).size).toBe(4);
    expect(names.every((name) => name.includes("gpt-4o"))).toBe(true);
    expect(first.count).toBeGreaterThan(4);
    const [voyage] = (await get("/models/public/?search=voyage-3")).models;
    expect(voyage!.provider).toEqual({ provider_id: "voyageai", provider_name: "Voyage AI", credential_fields: null });
    expect(voyage!.input_cost).toBe(voyage!.input_price_per_1m_tokens);
  });
});
