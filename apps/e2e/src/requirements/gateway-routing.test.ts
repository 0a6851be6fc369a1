import { describe, expect, it } from "vitest";
import { cites } from "./cites.ts";
import { gatewayApi } from "./gateway-api.ts";

const { asked, call, chat, credentials, logOf, provider } = gatewayApi();
const quick = { retry_params: { retry_enabled: false } };
const fails = { kind: "status", status: 500 } as const;

describe("whom the gateway asks", () => {
  it(`one of a group, by weight, with its own credentials ${cites("gateway/load_balance_group/models", "gateway/loadbalance_models")}`, async () => {
    const models = [
      { model: "groq/a", weight: 1e-9 },
      { model: "azure/b", weight: 1e9, credentials: { api_key: "key-of-member", api_base: provider().url } },
    ];
    expect((await chat({ load_balance_group: { models } })).status).toBe(200);
    expect((await chat({ model: "gpt-4o", loadbalance_models: models })).status).toBe(200);
    expect(asked()).toEqual([
      ["b", "key-of-member"],
      ["b", "key-of-member"],
    ]);
    expect(provider().requests[0]!.path).toContain("/openai/deployments/b/chat/completions?api-version=");
  });

  it(`one of a stored group, which models in the request replace ${cites("gateway/load_balance_group/group_id")}`, async () => {
    await call("POST", "/api/load-balance-groups/", { group_id: "chat", members: [{ model: "openai/gpt-4o-mini" }] });
    await chat({ load_balance_group: { group_id: "chat" } });
    await chat({ load_balance_group: { group_id: "chat", models: [{ model: "openai/gpt-4o" }] } });
    expect(asked().map(([model]) => model)).toEqual(["gpt-4o-mini", "gpt-4o"]);
    expect(await chat({ load_balance_group: { group_id: "nobody" } })).toMatchObject({ status: 404 });
  });

  it(`the model, although there is a group ${cites("gateway/load_balance_group/model")}`, async () => {
    const { headers } = await chat({ model: "gpt-4o", load_balance_group: { models: [{ model: "groq/a" }] } });
    expect(asked()).toEqual([["gpt-4o", "key-of-openai"]]);
    expect(headers.get("x-kai-warnings")).toBe("load_balance_group");
  });

  it.each([false, true])(
    `fallbacks in their order, streamed: %s ${cites("gateway/fallback_models", "gateway/models/beside")}`,
    async (stream) => {
      provider().script(fails, fails, fails, { kind: "text", text: "I stand in" });
      const answer = await chat({
        ...quick,
        stream,
        model: "gpt-4o",
        fallback_models: ["mistral/mistral-small", "gpt-4o-mini"],
        models: ["groq/llama"],
        customer_credentials: credentials("openai", "mistral", "groq"),
      });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("x-kai-provider")).toBe("groq");
      expect(asked().map(([model]) => model)).toEqual(["gpt-4o", "mistral-small", "gpt-4o-mini", "llama"]);
      await logOf(answer).toMatchObject({
        provider_id: "groq",
        attempts: [{ status: 500 }, { status: 500 }, { status: 500 }, { code: "ok", reason: "fallback" }],
      });
    },
  );

  it(`only one of models like model, of several the cheapest ${cites("gateway/models/one", "gateway/models/router")}`, async () => {
    await chat({ models: ["gpt-4o"] });
    await chat({ models: ["gpt-4o", "gpt-4o-mini"] });
    expect(asked().map(([model]) => model)).toEqual(["gpt-4o", "gpt-4o-mini"]);
  });

  it(`nobody who is excluded, but as a fallback ${cites("gateway/exclude_models", "gateway/exclude_providers")}`, async () => {
    const models = ["gpt-4o", "gpt-4o-mini", "mistral/mistral-small"];
    const customer_credentials = credentials("openai", "mistral");
    await chat({ models, customer_credentials, exclude_models: ["gpt-4o-mini"], exclude_providers: ["mistral"] });
    provider().script(fails);
    await chat({
      ...quick,
      models,
      exclude_models: ["gpt-4o-mini", "mistral/mistral-small"],
      fallback_models: ["gpt-4o-mini"],
    });
    expect(asked().map(([model]) => model)).toEqual(["gpt-4o", "gpt-4o", "gpt-4o-mini"]);
    expect(await chat({ models, exclude_models: models })).toMatchObject({
      status: 400,
      json: { error: { code: "no_candidate_models" } },
    });
  });

  it(`again, as often as retry_params say ${cites("gateway/retry_params")}`, async () => {
    provider().script(fails, fails, { kind: "text", text: "At last" });
    const retry_params = { retry_enabled: true, num_retries: 2, retry_after: 0.001 };
    expect((await chat({ model: "gpt-4o", retry_params })).status).toBe(200);
    expect(asked()).toHaveLength(3);
    provider().script(fails);
    expect((await chat({ model: "gpt-4o-mini", ...quick })).status).toBe(500);
    expect(asked()).toHaveLength(4);
    expect(await chat({ model: "gpt-4o", retry_params: { num_retries: 0 } })).toMatchObject({ status: 400 });
  });
});

describe("the credentials it uses", () => {
  it(`those of the provider, before them those of the model ${cites("gateway/customer_credentials", "gateway/credential_override")}`, async () => {
    const credential_override = { "openai/gpt-4o": { api_key: "key-of-model", api_base: provider().url } };
    await chat({ model: "gpt-4o", credential_override });
    await chat({ model: "gpt-4o-mini", credential_override });
    expect(asked()).toEqual([
      ["gpt-4o", "key-of-model"],
      ["gpt-4o-mini", "key-of-openai"],
    ]);
  });

  it(`deployments of Azure go by their own names ${cites("gateway/model_name_map")}`, async () => {
    await chat({
      model: "azure/gpt-4o",
      model_name_map: { "azure/gpt-4o": "azure/my-own" },
      customer_credentials: credentials("azure_openai"),
    });
    expect(provider().requests[0]).toMatchObject({
      path: expect.stringContaining("/deployments/my-own/"),
      headers: { "api-key": "key-of-azure_openai" },
    });
  });
});
