import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kai } from "@kai/client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Program, startServer } from "./program.ts";

const apiKey = "losses00.0123456789abcdef0123456789abcdef";
let dataDir: string;
let server: Program;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "kai-losses-"));
  server = await startServer(dataDir, apiKey);
});
afterAll(async () => {
  await server.end("SIGTERM");
  rmSync(dataDir, { recursive: true });
});

async function losses(): Promise<Record<string, number>> {
  const response = await fetch(`${server.found}/api/losses/`, { headers: { authorization: `Bearer ${apiKey}` } });
  const { results } = (await response.json()) as { results: { reason: string; count: number }[] };
  return Object.fromEntries(results.map(({ reason, count }) => [reason, count]));
}

it("the server knows what a client had to drop, also over a restart", async () => {
  const kai = new Kai({ apiKey, baseUrl: server.found, queue: { maxCount: 10 }, onError: () => {} });
  for (let i = 0; i < 25; i++) kai.logs.enqueue({ input: `question ${i}` });
  kai.countLoss("sampled", 4);
  expect(await kai.close({ timeoutMs: 10_000 })).toBe(true);
  expect(kai.stats()).toMatchObject({ sent: 10, dropped: { queue_full: 15 } });
  expect(await losses()).toEqual({ queue_full: 15, sampled: 4 });

  await server.end("SIGTERM");
  server = await startServer(dataDir, apiKey);
  expect(await losses()).toEqual({ queue_full: 15, sampled: 4 });
});
