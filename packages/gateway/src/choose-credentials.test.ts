import { expect, it } from "vitest";
import { chooseCredentials, type GivenCredentials } from "./choose-credentials.ts";
import type { Candidate } from "./plan.ts";
import type { StoredCredentials } from "./ports.ts";
import { resolveModel } from "./resolve-model.ts";
import { Secret } from "./secret.ts";

const key = (api_key: string) => ({ api_key: new Secret(api_key) });
const candidate: Candidate = { name: "gpt-4o", ...resolveModel("gpt-4o")!, reason: "model" };
const everything: GivenCredentials = {
  override: { "openai/gpt-4o": key("of the model") },
  apiKeys: { "gpt-4o": new Secret("of the customer, by model") },
  byProvider: [
    { credentials: { openai: key("of other models") }, weight: 1e12, exclude_models: ["gpt-4o"] },
    { credentials: { openai: key("of few models") }, weight: 1e12, available_models: ["gpt-5"] },
    { credentials: { openai: key("of the provider") }, weight: 1 },
    { credentials: { groq: key("of another provider") }, weight: 1e12 },
  ],
};
const ofServer = { OPENAI_API_KEY: "of the server" };

const chosen = (
  given: GivenCredentials,
  asked = candidate,
  variables: Record<string, string> = ofServer,
  stored: StoredCredentials[] = [],
) => {
  const found = chooseCredentials(asked, { given, stored, environment: variables, random: () => 0 });
  return found && [found.credentials.api_key?.reveal(), found.from];
};

it("credentials are the closest there are", () => {
  const { override: _, ...noOverride } = everything;
  const { apiKeys: __, ...noKeys } = noOverride;
  expect(chosen(everything, { ...candidate, credentials: key("of the member") })).toEqual(["of the member", "request"]);
  expect(chosen(everything)).toEqual(["of the model", "request"]);
  expect(chosen(noOverride)).toEqual(["of the customer, by model", "request"]);
  expect(chosen(noKeys)).toEqual(["of the provider", "request"]);
  expect(chosen({})).toEqual(["of the server", "server"]);
  const stored = [{ credentials: { api_key: "of the project" }, weight: 1 }];
  expect(chosen({}, candidate, ofServer, stored)).toEqual(["of the project", "project"]);
  expect(chosen({}, candidate, ofServer, [{ ...stored[0]!, exclude_models: ["gpt-4o"] }])).toEqual([
    "of the server",
    "server",
  ]);
  expect(chosen({}, candidate, {})).toBeUndefined();
});

it("credentials that came with the request and lack a key are not made whole with the server's", () => {
  expect(chosen({ override: { "gpt-4o": { api_base: "https://elsewhere.example" } } })).toBeUndefined();
});

it("go where the operator says the provider is, unless they say it themselves", () => {
  const variables = { OPENAI_API_KEY: "of the server", OPENAI_BASE_URL: "http://10.0.0.1/v1" };
  const where = (given: GivenCredentials, environment: Record<string, string> = variables) => {
    const found = chooseCredentials(candidate, { given, stored: [], environment, random: () => 0 })!;
    return [found.credentials.api_base, found.addressFrom, found.from];
  };
  const own = { ...key("k"), api_base: "https://example.com" };
  expect(where({})).toEqual(["http://10.0.0.1/v1", "operator", "server"]);
  expect(where({ apiKeys: { "gpt-4o": new Secret("k") } })).toEqual(["http://10.0.0.1/v1", "operator", "request"]);
  expect(where({ override: { "gpt-4o": own } })).toEqual(["https://example.com", "client", "request"]);
  expect(where({ apiKeys: { "gpt-4o": new Secret("k") } }, {})).toEqual([undefined, "client", "request"]);
});

it("weighted sets share the load", () => {
  const byProvider = [
    { credentials: { openai: key("a") }, weight: 3 },
    { credentials: { openai: key("b") }, weight: 1 },
  ];
  const at = (point: number) =>
    chooseCredentials(candidate, {
      given: { byProvider },
      stored: [],
      environment: ofServer,
      random: () => point,
    })?.credentials.api_key?.reveal();
  expect([at(0), at(0.74), at(0.76)]).toEqual(["a", "a", "b"]);
});
