import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ClickHouse, type Program, startClickHouse, startProgram } from "@kai/testing";
import { afterAll, beforeAll, expect, it } from "vitest";

const apiKey = "damaged0.0123456789abcdef0123456789abcdef";
let directory: string;
let clickhouse: ClickHouse;
let server: Program;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "kai-damaged-"));
  clickhouse = await startClickHouse({ path: join(directory, "clickhouse") });
});
afterAll(async () => {
  await server.end();
  await clickhouse.stop();
  rmSync(directory, { recursive: true });
});

async function start() {
  const args = ["--port", "0", "--data-dir", join(directory, "data"), "--clickhouse-url", clickhouse.url];
  server = await startProgram({
    args: ["--conditions=@kai/source", join(import.meta.dirname, "../main.ts"), "serve", ...args],
    env: { KAI_API_KEY: apiKey, KAI_LOG_LEVEL: "error" },
    ready: /listens on (http:\/\/[^\s,]+)/,
  });
}

async function ask(method: string, path: string, body?: unknown) {
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const response = await fetch(server.found + path, { method, headers, body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
}

it("starts on a damaged inbox, stores what can be read of it, and counts the rest among the losses", async () => {
  await start();
  await clickhouse.kill();
  const logs = Array.from({ length: 400 }, (_, index) => ({ unique_id: `log-${index}`, input: "x".repeat(500) }));
  await ask("POST", "/api/request-logs/batch/create/", { logs });
  // A graceful stop leaves everything in one file.
  await server.end();
  const path = join(directory, "data/inbox.sqlite");
  const at = readFileSync(path).indexOf('"log-200"');
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(4096, 7), 0, 4096, at - (at % 4096));
  closeSync(file);

  await start();
  const losses = async () => (await ask("GET", "/api/losses/"))["results"] as { reason: string; count: number }[];
  await expect.poll(losses).toMatchObject([{ reason: "inbox_damaged" }]);
  const { count: lost } = (await losses())[0]!;
  expect(lost).toBeGreaterThan(0);
  expect(lost).toBeLessThan(20);
  const line = `the inbox was damaged: ${lost} logs are lost, ${400 - lost} that waited were kept; the damaged file is`;
  expect(server.output()).toContain(`${line} ${join(directory, "data/inbox-damaged-")}`);
  await clickhouse.start();
  const stored = async () => (await ask("GET", "/api/request-logs/list/?page_size=1"))["count"];
  await expect.poll(stored).toBe(400 - lost);

  await server.end("SIGKILL");
  await start();
  expect(await losses()).toMatchObject([{ count: lost }]);
  expect(server.output()).not.toContain("was damaged");
});
