import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { resolveConnection } from "./connection.ts";

const variables = [
  "KAI_API_KEY",
  "KEYWORDSAI_API_KEY",
  "RESPAN_API_KEY",
  "KAI_BASE_URL",
  "KEYWORDSAI_BASE_URL",
  "KEYWORDS_AI_BASE_URL",
  "RESPAN_BASE_URL",
];

beforeEach(() => variables.forEach((name) => vi.stubEnv(name, undefined)));
afterEach(() => vi.unstubAllEnvs());

describe("resolveConnection", () => {
  it("has a key from the options and defaults for the rest", () => {
    expect(resolveConnection({ apiKey: "key" })).toEqual({
      apiKey: "key",
      baseUrl: "http://127.0.0.1:8787",
      timeoutMs: 10_000,
      maxRetries: 2,
      fetch: undefined,
    });
  });

  it("takes the first variable that is set, in order", () => {
    for (const name of variables.toReversed()) {
      vi.stubEnv(name, name.endsWith("KEY") ? name : `https://${name.toLowerCase().replaceAll("_", "-")}.test`);
      if (name.endsWith("KEY")) expect(resolveConnection({})).toMatchObject({ apiKey: name });
      else expect(resolveConnection({ apiKey: "key" })).toMatchObject({ baseUrl: process.env[name] });
    }
    vi.stubEnv("KAI_API_KEY", " ");
    expect(resolveConnection({ apiKey: "" })).toMatchObject({ apiKey: "KEYWORDSAI_API_KEY" });
    expect(resolveConnection({ apiKey: "mine" })).toMatchObject({ apiKey: "mine" });
  });

  it.each([
    ["https://kai.test", "https://kai.test"],
    ["https://kai.test/", "https://kai.test"],
    ["https://kai.test/api", "https://kai.test"],
    ["https://kai.test/api/", "https://kai.test"],
    ["http://127.0.0.1:9/tools/kai/api/", "http://127.0.0.1:9/tools/kai"],
    [" https://kai.test/apis ", "https://kai.test/apis"],
  ])("reads the base URL %j as %j", (baseUrl, expected) => {
    expect(resolveConnection({ apiKey: "key", baseUrl })).toMatchObject({ baseUrl: expected });
  });

  it.each(["kai.test", "ftp://kai.test", "https://user:secret@kai.test"])("refuses the base URL %j", (baseUrl) => {
    const problem = resolveConnection({ apiKey: "key", baseUrl });
    expect(problem).toMatchObject({ code: "invalid_base_url" });
    expect(JSON.stringify(problem)).not.toContain("secret");
  });

  it("says what to set when there is no key, and does not quote one that no header can carry", () => {
    const missing = resolveConnection({});
    expect(missing).toMatchObject({ code: "missing_api_key", message: expect.stringMatching(/apiKey.*KAI_API_KEY/) });
    const unusable = resolveConnection({ apiKey: "sec\nret" });
    expect(unusable).toMatchObject({ code: "missing_api_key" });
    expect(JSON.stringify(unusable)).not.toContain('ret"');
    expect(JSON.stringify(unusable)).not.toContain("sec\\n");
  });

  it("needs no key, and looks for none, where a cookie says who asks", () => {
    vi.stubEnv("KAI_API_KEY", "key");
    expect(resolveConnection({ credentials: "same-origin" })).toMatchObject({ apiKey: undefined, timeoutMs: 10_000 });
  });

  it("replaces limits that are out of range, and those no timer can count", () => {
    const options = { apiKey: "key", timeoutMs: Number.NaN, maxRetries: -1 };
    expect(resolveConnection(options)).toMatchObject({ timeoutMs: 10_000, maxRetries: 2 });
    expect(resolveConnection({ apiKey: "key", timeoutMs: Infinity })).toMatchObject({ timeoutMs: 2 ** 31 - 1 });
  });
});
