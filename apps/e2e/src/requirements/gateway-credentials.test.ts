import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { cites } from "./cites.ts";
import { gatewayApi } from "./gateway-api.ts";

const { asked, chat, keep, logOf, provider, traces } = gatewayApi((url) => ({
  KAI_SECRET_KEY: randomBytes(32).toString("base64"),
  OPENAI_API_KEY: "key-of-server",
  OPENAI_BASE_URL: url,
  GOOGLE_VERTEX_API_KEY: "key-of-server",
  GOOGLE_VERTEX_BASE_URL: url,
}));
const quick = { retry_params: { retry_enabled: false }, customer_credentials: undefined };

describe("keys by model", () => {
  it(`come before those of the project and the server, which do not stand in for them ${cites("gateway/customer_api_keys")}`, async () => {
    const customer_api_keys = { "gpt-4o": "key-of-customer" };
    await chat({ ...quick, model: "gpt-4o", customer_api_keys });
    await chat({ ...quick, model: "gpt-4o-mini", customer_api_keys });
    provider().script({ kind: "status", status: 401 });
    const refused = await chat({ ...quick, model: "gpt-4o", customer_api_keys, fallback_models: ["gpt-4o-mini"] });
    expect(refused).toMatchObject({ status: 401, json: { error: { code: "invalid_api_key" } } });
    expect(asked()).toEqual([
      ["gpt-4o", "key-of-customer"],
      ["gpt-4o-mini", "key-of-server"],
      ["gpt-4o", "key-of-customer"],
    ]);
  });
});

describe("the schema of an answer", () => {
  it.each(["vertex_ai/gemini-2.5-flash", "gpt-4o"])(
    `may come as response_schema, for %s ${cites("gateway/response_format/response_schema")}`,
    async (model) => {
      const response_schema = { type: "array", items: { type: "object", properties: { number: { type: "string" } } } };
      const { json } = await chat({ ...quick, model, response_format: { type: "json_object", response_schema } });
      const { content } = (json["choices"] as [{ message: { content: string } }])[0].message;
      expect(JSON.parse(content)).toEqual([{ number: expect.any(String) }]);
    },
  );
});

describe("a secret", () => {
  const secretOf = (place: string) => `sk-${place}-SENTINEL-0123456789`;
  /** A request that carries the place's secret, and whose provider repeats it when it refuses. */
  const places = {
    loadbalance_models: (api_base: string, api_key: string) => ({
      loadbalance_models: [{ model: "gpt-4o", credentials: { api_key, api_base } }],
    }),
    load_balance_group: (api_base: string, api_key: string) => ({
      load_balance_group: { models: [{ model: "gpt-4o", credentials: { api_key, api_base } }] },
    }),
    credential_override: (api_base: string, api_key: string) => ({
      model: "gpt-4o",
      credential_override: { "gpt-4o": { api_key, api_base } },
    }),
    customer_api_keys: (_: string, api_key: string) => ({ model: "gpt-4o", customer_api_keys: { "gpt-4o": api_key } }),
    customer_credentials: (api_base: string, api_key: string) => ({
      model: "gpt-4o",
      customer_credentials: { openai: { api_key, api_base } },
    }),
    stored: () => ({ model: "groq/llama" }),
  };

  it.each(Object.keys(places) as (keyof typeof places)[])(
    "in %s is found in no answer, log, file or line of the server's",
    async (place) => {
      const [secret, url] = [secretOf(place), provider().url];
      if (place === "stored")
        await keep("/api/providers/", { provider_id: "groq", credentials: { api_key: secret, api_base: url } });
      const body = {
        ...quick,
        ...places[place](url, secret),
        request_breakdown: true,
        echo: true,
        cache_enabled: true,
      };
      const whole = await chat(body);
      const streamed = await chat({ ...body, stream: true, cache_enabled: false });
      const message = `Incorrect API key provided: ${secret}. See https://example.com/?key=${secret}`;
      provider().script({ kind: "status", status: 401, error: { message, type: secret, code: secret, param: secret } });
      const refused = await chat({ ...body, cache_enabled: false });
      provider().script({ kind: "stream_error", after: 4, error: { message, type: secret } });
      const broken = await chat({ ...body, stream: true, cache_enabled: false });
      expect([whole.status, streamed.status, refused.status, broken.status]).toEqual([200, 200, 401, 200]);
      expect(asked().map(([, key]) => key)).toEqual([secret, secret, secret, secret]);
      for (const answer of [whole, streamed, broken]) {
        await logOf(answer).toMatchObject({ status: answer === broken ? "incomplete" : "success" });
        await logOf(answer).not.toSatisfy((log) => JSON.stringify(log).includes("SENTINEL"));
      }
      const answers = [whole, streamed, refused, broken].map(({ headers, text }) => [...headers, text]);
      expect(JSON.stringify(answers)).not.toContain("SENTINEL");
      for (const text of traces()) expect(text.includes("SENTINEL")).toBe(false);
      expect(JSON.stringify(provider().requests.map((request) => request.body))).not.toContain("SENTINEL");
    },
  );
});
