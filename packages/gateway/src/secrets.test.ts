import { inspect } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestGateway } from "./test-gateway.ts";

let test: Awaited<ReturnType<typeof startTestGateway>>;
beforeAll(async () => {
  test = await startTestGateway();
});
afterAll(() => test.close());

const key = "sk-SENTINEL-0123456789abcdef";

it.each(["json", "stream", "refusal"] as const)("a key that came with a request shows nowhere: %s", async (kind) => {
  const api_base = test.provider.url;
  const message = `Incorrect API key provided: ${key}. Shortened: sk-SENTI…cdef.`;
  if (kind === "refusal")
    test.provider.script({ kind: "status", status: 401, error: { message, type: "t", code: "invalid_api_key" } });
  const seen: unknown[] = [];
  try {
    const answer = await test.chat({
      model: "gpt-4o",
      messages: [{ role: "user", content: "Hi" }],
      stream: kind === "stream",
      request_breakdown: true,
      echo: true,
      metadata: { a: 1 },
      customer_credentials: { openai: { api_key: key, api_base } },
      credential_override: { "gpt-5": { api_key: key, api_base } },
      customer_api_keys: { "gpt-5": key },
      load_balance_group: { models: [{ model: "azure/x", credentials: { api_key: key, api_base } }] },
    });
    seen.push(answer.headers);
    if (answer.kind === "json") seen.push(answer.body);
    else for await (const text of answer.events) seen.push(text);
  } catch (error) {
    seen.push(error, JSON.stringify(error), (error as Error).stack);
  }
  expect(test.provider.requests.at(-1)!.headers.authorization).toBe(`Bearer ${key}`);
  expect(JSON.stringify(test.provider.requests.at(-1)!.body)).not.toContain("SENTI");
  expect(test.logs).toHaveLength(1);
  expect(inspect([seen, test.logs], { depth: 20, showHidden: true })).not.toContain("SENTI");
  test.logs.length = 0;
});
