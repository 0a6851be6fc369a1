import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MockProvider, startMockProvider, startPostgres, type TestPostgres } from "@kai/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Program, startServer } from "./program.ts";

const apiKey = "budgets0.0123456789abcdef0123456789abcdef";

let directory: string;
let postgres: TestPostgres;
let provider: MockProvider;
let servers: Program[];
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "kai-budgets-"));
  [postgres, provider] = await Promise.all([startPostgres(), startMockProvider({ chunkDelay: 1 })]);
  const env = {
    KAI_STATE_URL: await postgres.createDatabase(),
    KAI_GATEWAY_ALLOW_HOSTS: `127.0.0.1:${provider.port}`,
  };
  servers = [];
  for (const name of ["a", "b"]) servers.push(await startServer(join(directory, name), apiKey, env));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.end()));
  await Promise.all([postgres.close(), provider.close()]);
  rmSync(directory, { recursive: true });
});

const chat = (server: Program, body: object) =>
  fetch(`${server.found}/api/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({
      model: "gpt-4o",
      messages: [{ role: "user", content: "Say hello" }],
      customer_credentials: { openai: { api_key: "sk-1", api_base: provider.url } },
      ...body,
    }),
  });

it("two servers on one PostgreSQL admit together what a customer's budget holds", async () => {
  provider.script(...Array.from({ length: 50 }, () => ({ kind: "slow_first_token", ms: 2000 }) as const));
  const statuses = await Promise.all(
    Array.from({ length: 50 }, async (_, index) => {
      // A cent and a little each.
      const answer = await chat(servers[index % 2]!, {
        max_tokens: 1000,
        customer_params: { customer_identifier: "jo", period_budget: 0.055 },
      });
      await answer.text();
      return answer.status;
    }),
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(45);
  expect(provider.requests).toHaveLength(5);
});

it("two servers on one PostgreSQL give each other's answers again", async () => {
  const ask = async (server: Program) => {
    const answer = await chat(server, { cache_enabled: true });
    await answer.text();
    return answer.headers.get("x-kai-cache");
  };
  expect(await ask(servers[0]!)).toBe("miss");
  const headers = { authorization: `Bearer ${apiKey}` };
  // It is kept a moment after it was given.
  await expect
    .poll(async () => (await fetch(`${servers[1]!.found}/api/cache/`, { headers })).json())
    .toMatchObject({ count: 1 });
  expect(await ask(servers[1]!)).toBe("hit");
});
