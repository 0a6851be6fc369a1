import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { LogRecord } from "@kai/schema";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Engine } from "./engine.ts";
import { EngineError } from "./engine-error.ts";
import { openChdbEngine } from "./engines/chdb/chdb.ts";
import { InboxClosedError, InboxFullError } from "./inbox/inbox-errors.ts";
import { type LogStore, openStore, type StoreOptions } from "./store.ts";

let dataDir: string;
let store: LogStore | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "kai-store-"));
});
afterEach(async () => {
  await store?.close();
  store = undefined;
  rmSync(dataDir, { recursive: true });
});

const open = async (options: Partial<StoreOptions> = {}) => (store = await openStore({ dataDir, ...options }));
const log = (unique_id: string, more: Partial<LogRecord> = {}) => ({
  project_id: "p",
  record: { unique_id, timestamp: "2026-01-01T00:00:00.000Z", ...more },
});
const idsOf = async (from: LogStore) =>
  (await from.list({ project_id: "p", sort_by: "id", page_size: 1000 })).results.map(({ unique_id }) => unique_id);

describe("the store", () => {
  it("answers a log that waits as soon as it can be read back", async () => {
    await open();
    expect(await store!.append([log("a", { model: "gpt-4o" }), log("a")], { wait: true })).toEqual([
      "stored",
      "duplicate",
    ]);
    expect(await store!.get({ project_id: "p", unique_id: "a" })).toMatchObject({ model: "gpt-4o" });
    expect(await store!.append([log("a", { model: "other" })], { wait: true })).toEqual(["duplicate"]);
    expect(await store!.list({ project_id: "p" })).toMatchObject({ count: 1, results: [{ model: "gpt-4o" }] });
  });

  it("keeps logs that do not wait over a restart", async () => {
    await open();
    await store!.append([log("a"), log("b")], { wait: false });
    await store!.close();
    await open();
    expect(await idsOf(store!)).toEqual(["a", "b"]);
    expect(store!.status()).toEqual({
      engine: { name: "chdb", healthy: true },
      pending: { count: 0, bytes: 0 },
      full: false,
      rejected: 0,
      lastError: null,
    });
  });

  it("puts a log aside that the engine refuses, and stores those around it", async () => {
    await open();
    await store!.append([log("a"), log("b", { timestamp: "yesterday" }), log("c")], { wait: true });
    expect(await idsOf(store!)).toEqual(["a", "c"]);
    await expect.poll(() => store!.status().pending.count).toBe(0);
    const lastError = "The engine refused the rows: CANNOT_PARSE_DATETIME in column timestamp.";
    expect(store!.status()).toMatchObject({ rejected: 1, lastError });
  });

  it("refuses logs once it closes", async () => {
    await open();
    await store!.close();
    await expect(store!.append([log("a")], { wait: false })).rejects.toBeInstanceOf(InboxClosedError);
  });

  it("takes logs in while the engine fails, up to a limit, and stores them when it is back", async () => {
    const chdb = await openChdbEngine({ path: join(dataDir, "chdb") });
    let up = false;
    const engine: Engine = {
      ...chdb,
      insert: (...given) => (up ? chdb.insert(...given) : Promise.reject(new EngineError("no space left"))),
    };
    const errors: unknown[] = [];
    await open({ engine, inbox: { maxBytes: 2000 }, onError: (error) => errors.push(error) });
    await store!.append([log("a", { note: "x".repeat(1000) })], { wait: false });
    await expect(store!.append([log("b", { note: "x".repeat(1000) })], { wait: false })).rejects.toBeInstanceOf(
      InboxFullError,
    );
    await expect.poll(() => store!.status().engine.healthy).toBe(false);
    expect(store!.status()).toMatchObject({ pending: { count: 1 }, lastError: "no space left" });
    up = true;
    await expect.poll(() => store!.status().pending.count).toBe(0);
    expect(await idsOf(store!)).toEqual(["a"]);
    expect(errors.length).toBeGreaterThan(0);
  });
});

/** A process that appends logs without end and prints the ids of those that were acknowledged. */
const appender = `
const { openStore } = await import("@kai/storage");
const store = await openStore({ dataDir: process.argv[1] });
const timestamp = new Date().toISOString();
let number = 0;
async function append() {
  for (;;) {
    const logs = Array.from({ length: 3 }, () => {
      const unique_id = process.pid + "-" + String(number++).padStart(6, "0");
      return { project_id: "p", record: { unique_id, timestamp, note: "x".repeat(500) } };
    });
    await store.append(logs, { wait: false });
    process.stdout.write(logs.map(({ record }) => record.unique_id).join(" ") + "\\n");
  }
}
for (let writer = 0; writer < 8; writer++) append();`;

it("loses no acknowledged log and doubles none when its process is killed, again and again", async () => {
  const acknowledged: string[] = [];
  for (const rows of [30, 300, 900, 1500]) {
    const child = spawn(
      process.execPath,
      ["--conditions=@kai/source", "--input-type=module", "--eval", appender, dataDir],
      {
        cwd: join(import.meta.dirname, ".."),
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    const exited = once(child, "exit");
    const before = acknowledged.length;
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(...line.split(" "));
      if (acknowledged.length - before >= rows) child.kill("SIGKILL");
    }
    await exited;
  }
  await open();
  await expect.poll(() => store!.status().pending.count).toBe(0);
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store!.list({ project_id: "p", sort_by: "id", page_size: 1000, cursor });
    ids.push(...page.results.map(({ unique_id }) => unique_id));
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  const stored = new Set(ids);
  expect(ids.length).toBe(stored.size);
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(2500);
}, 30_000);
