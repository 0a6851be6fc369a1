import { expect, it } from "vitest";
import { type CacheSubject, cacheKey } from "./cache-key.ts";
import { resolveModel } from "./resolve-model.ts";
import { Secret } from "./secret.ts";

const caller = { key_id: "kai_1", project_id: "p", environment: "prod" } as const;
const candidate = { name: "gpt-4o", ...resolveModel("gpt-4o")!, reason: "model" } as const;
const chosen = { credentials: { api_key: new Secret("sk-1") }, from: "project", addressFrom: "client" } as const;
const body = { model: "gpt-4o", temperature: 0, messages: [{ role: "user", content: "Hi" }], "2": 1, "10": 1 };
const asking = { candidate, chosen, headers: {} };
const subject: CacheSubject = { caller, asking, body, caching: { ttl: 1, byCustomer: false } };
const same = cacheKey(subject);

it("is the same whatever the order of keys, the delivery, and what is new with every request", () => {
  const turned = Object.fromEntries(Object.entries(body).toReversed());
  expect(cacheKey({ ...subject, body: turned })).toBe(same);
  expect(cacheKey({ ...subject, body: { ...body, stream: true, stream_options: {} } })).toBe(same);
  expect(cacheKey({ ...subject, caller: { ...caller, key_id: "kai_2" } })).toBe(same);
  expect(cacheKey({ ...subject, asking: { ...asking, headers: { "idempotency-key": "1" } } })).toBe(same);
  expect(cacheKey({ ...subject, caching: { ttl: 9, byCustomer: false, customer_identifier: "jo" } })).toBe(same);
});

it("is the same whichever key the project pays with, and another for one that came with the request", () => {
  const paidWith = (from: "project" | "request", key: string, api_base?: string) =>
    cacheKey({
      ...subject,
      asking: {
        ...asking,
        chosen: { credentials: { api_key: new Secret(key), api_base }, from, addressFrom: "client" },
      },
    });
  expect(paidWith("project", "sk-2")).toBe(same);
  expect(new Set([same, paidWith("request", "sk-1"), paidWith("request", "sk-2")]).size).toBe(3);
  expect(paidWith("project", "sk-1", "https://eu.example.com")).not.toBe(same);
});

it("is another when anything else is", () => {
  const others: CacheSubject[] = [
    { ...subject, caller: { ...caller, project_id: "q" } },
    { ...subject, caller: { ...caller, environment: "test" } },
    { ...subject, asking: { ...asking, headers: { "openai-organization": "o" } } },
    { ...subject, asking: { ...asking, candidate: { ...candidate, model: "gpt-4o-mini" } } },
    { ...subject, caching: { ttl: 1, byCustomer: true, customer_identifier: "jo" } },
    ...Object.keys(body).map((name) => ({ ...subject, body: { ...body, [name]: "other" } })),
    ...Object.keys(body).map((name) => ({
      ...subject,
      body: Object.fromEntries(Object.entries(body).filter(([each]) => each !== name)),
    })),
    { ...subject, body: { ...body, more: null } },
  ];
  const keys = new Set(others.map((other) => cacheKey(other)));
  expect(keys.size).toBe(others.length);
  expect(keys).not.toContain(same);
});
