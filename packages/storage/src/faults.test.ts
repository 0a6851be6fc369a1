import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ClickHouse, startClickHouse } from "@kai/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UnusableEngineError } from "./engine-error.ts";
import { openClickHouseEngine } from "./engines/clickhouse/clickhouse.ts";
import { type LogStore, openStore } from "./store.ts";

let directory: string;
let server: ClickHouse;
let store: LogStore | undefined;
let errors: unknown[];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "kai-faults-"));
  server = await startClickHouse({ path: join(directory, "clickhouse") });
  errors = [];
});
afterEach(async () => {
  await store?.close();
  store = undefined;
  await server.stop();
  rmSync(directory, { recursive: true });
});

async function open(url = server.url) {
  const engine = await openClickHouseEngine({ url, timeoutMs: 1000 });
  store = await openStore({ dataDir: join(directory, "kai"), engine, onError: (error) => errors.push(error) });
  return store;
}

let next = 0;
/** Appends some logs without waiting; answers their ids. */
async function append(count = 5): Promise<string[]> {
  const ids = Array.from({ length: count }, () => `log-${String(next++).padStart(6, "0")}`);
  const timestamp = "2026-01-01T00:00:00.000Z";
  await store!.append(
    ids.map((unique_id) => ({ project_id: "p", record: { unique_id, timestamp } })),
    { wait: false },
  );
  return ids;
}

const stored = async () => {
  const { results } = await store!.list({ project_id: "p", sort_by: "id", page_size: 1000 });
  return results.map(({ unique_id }) => unique_id);
};
const drained = () => expect.poll(() => store!.status().pending.count).toBe(0);

describe("a store whose ClickHouse", () => {
  it("is down at the start opens, takes logs, and stores them when it is there", async () => {
    await server.kill();
    await open();
    const ids = await append();
    expect(store!.status()).toMatchObject({ engine: { name: "clickhouse", healthy: false }, pending: { count: 5 } });
    expect(store!.status().lastError).toContain("ECONNREFUSED");
    await expect(stored()).rejects.toMatchObject({ name: "EngineError", unwell: true });
    expect(errors[0]).toMatchObject({ name: "EngineError", unwell: true });
    await server.start();
    await drained();
    expect(await stored()).toEqual(ids);
    expect(store!.status()).toMatchObject({ engine: { healthy: true }, lastError: null });
  });

  it("was never there keeps its logs for the next start", async () => {
    await server.kill();
    await open();
    const ids = await append();
    await store!.close();
    await server.start();
    await open();
    await drained();
    expect(await stored()).toEqual(ids);
  });

  it("dies again and again amid inserts loses nothing and doubles nothing", async () => {
    await open();
    const ids: string[] = [];
    for (let round = 0; round < 4; round++) {
      ids.push(...(await append(50)));
      await server.kill();
      ids.push(...(await append(50)));
      await server.start();
      ids.push(...(await append(50)));
    }
    await drained();
    expect(await stored()).toEqual(ids);
    expect(store!.status().rejected).toBe(0);
  });

  it("hangs delays logs and loses none; questions fail in time", async () => {
    await open();
    await append();
    await drained();
    server.pause();
    await append();
    await expect(stored()).rejects.toMatchObject({ unwell: true, message: expect.stringContaining("Timeout") });
    await expect.poll(() => store!.status().engine.healthy).toBe(false);
    server.resume();
    await drained();
    expect(await stored()).toHaveLength(10);
  });

  it("hangs does not hold up a stop, and what was not stored is stored after", async () => {
    await open();
    server.pause();
    const ids = await append();
    await store!.close({ deadlineMs: 200 });
    server.resume();
    await open();
    await drained();
    expect(await stored()).toEqual(ids);
  });

  it("answers with errors keeps the logs until it is put right", async () => {
    await open();
    const operator = await openClickHouseEngine({ url: server.url });
    await operator.command("RENAME TABLE logs TO moved");
    const ids = await append();
    await expect.poll(() => store!.status().lastError).toContain("UNKNOWN_TABLE");
    await operator.command("RENAME TABLE moved TO logs");
    await operator.close();
    await drained();
    expect(await stored()).toEqual(ids);
  });

  it("lets nobody in refuses to open", async () => {
    const wrong = server.url.replace("secret", "guess");
    await expect(open(wrong)).rejects.toMatchObject({ denied: true, message: expect.stringContaining("check user") });
    const engine = await openClickHouseEngine({ url: server.url, cluster: "none" });
    await expect(openStore({ dataDir: join(directory, "kai"), engine })).rejects.toBeInstanceOf(UnusableEngineError);
  });
});
