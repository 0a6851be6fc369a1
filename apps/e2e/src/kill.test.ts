import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { uniqueId } from "@kai/schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Program, startServer } from "./program.ts";

const apiKey = "kill9key.0123456789abcdef0123456789abcdef";
const rounds = 8;
const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };

let dataDir: string;
const acknowledged = new Set<string>();
/** Sent when the server died: the caller cannot know, so it sends them again. */
let uncertain: string[] = [];

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "kai-kill-"));
});
afterAll(() => rmSync(dataDir, { recursive: true }));

const log = (unique_id: string) => ({
  unique_id,
  input: [{ role: "user", content: `question ${unique_id}` }],
  output: "x".repeat(2000),
  customer_identifier: "load",
});

async function send(server: string, ids: string[]): Promise<void> {
  uncertain.push(...ids);
  const [path, body] =
    ids.length === 1
      ? ["/api/request-logs/", { ...log(ids[0]!), keywordsai_api_controls: { block: false } }]
      : ["/api/request-logs/batch/create/", { logs: ids.map(log) }];
  const answer = await fetch(server + path, { method: "POST", headers, body: JSON.stringify(body) });
  await answer.text();
  if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
  for (const id of ids) acknowledged.add(id);
  uncertain = uncertain.filter((id) => !acknowledged.has(id));
}

/** Sends logs from several callers until the server is gone. */
async function load(server: string): Promise<void> {
  const caller = async (size: number) => {
    for (;;)
      await send(
        server,
        Array.from({ length: size }, () => uniqueId()),
      );
  };
  await Promise.allSettled([caller(1), caller(1), caller(20), caller(100)]);
}

async function settled(server: string): Promise<void> {
  await expect
    .poll(
      async () => ((await (await fetch(`${server}/readyz`)).json()) as { pending: { count: number } }).pending.count,
    )
    .toBe(0);
}

async function storedIds(server: string): Promise<{ ids: string[]; count: number }> {
  const ids: string[] = [];
  let count = 0;
  let address: string | null = `${server}/api/request-logs/list/?customer_identifier=load&page_size=1000&sort_by=-id`;
  while (address) {
    const page = (await (await fetch(address, { headers })).json()) as {
      results: { id: string }[];
      next: string | null;
      count: number;
    };
    ids.push(...page.results.map(({ id }) => id));
    count = page.count;
    address = page.next;
  }
  return { ids, count };
}

describe("kill -9 under load", () => {
  it(`loses no acknowledged log and doubles none, ${rounds} times`, async () => {
    for (let round = 0; round < rounds; round++) {
      const server: Program = await startServer(dataDir, apiKey);
      const again = uncertain;
      uncertain = [];
      if (again.length > 0) await send(server.found, again);
      const loading = load(server.found);
      await sleep(100 + Math.random() * 500);
      await server.end("SIGKILL");
      await loading;
    }
    const server = await startServer(dataDir, apiKey);
    if (uncertain.length > 0) await send(server.found, uncertain);
    await settled(server.found);
    const { ids, count } = await storedIds(server.found);
    const stored = new Set(ids);
    expect(acknowledged.size).toBeGreaterThan(rounds * 20);
    expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
    expect(ids.length - stored.size).toBe(0);
    expect(count).toBe(stored.size);
    expect(await server.end("SIGTERM")).toBe(0);
  });

  it("refuses a second server on the same data, and says who holds it", async () => {
    const server = await startServer(dataDir, apiKey);
    await expect(startServer(dataDir, apiKey)).rejects.toThrow(new RegExp(`${server.pid}`));
    expect(await server.end("SIGTERM")).toBe(0);
  });
});
