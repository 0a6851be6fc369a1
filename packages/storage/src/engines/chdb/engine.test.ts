import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engineSuite } from "@kai/testing/suites";
import { expect, it } from "vitest";
import { DirectoryInUseError } from "../../lock.ts";
import { openChdbEngine } from "./chdb.ts";

engineSuite("chdb", async () => {
  const path = mkdtempSync(join(tmpdir(), "kai-chdb-"));
  let engine = await openChdbEngine({ path });
  return {
    engine,
    async reopen() {
      await engine.close();
      engine = await openChdbEngine({ path });
      return engine;
    },
    async close() {
      await engine.close();
      rmSync(path, { recursive: true });
    },
  };
});

it("refuses a directory that is open, and leaves it working", async () => {
  const path = mkdtempSync(join(tmpdir(), "kai-chdb-"));
  const engine = await openChdbEngine({ path });
  await expect(openChdbEngine({ path })).rejects.toBeInstanceOf(DirectoryInUseError);
  expect(await engine.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await engine.close();
  rmSync(path, { recursive: true });
});

it("keeps no system logs, whose growth would fill the disk", async () => {
  const path = mkdtempSync(join(tmpdir(), "kai-chdb-"));
  const engine = await openChdbEngine({ path });
  for (let query = 0; query < 20; query++) await engine.query("SELECT 1");
  await engine.command("SYSTEM FLUSH LOGS");
  const tables = await engine.query("SELECT name FROM system.tables WHERE database = 'system' AND match(name, '_log')");
  await engine.close();
  rmSync(path, { recursive: true });
  expect(tables).toEqual([]);
});

it("writes, and answers a short question, while a long one runs", async () => {
  const path = mkdtempSync(join(tmpdir(), "kai-chdb-"));
  const engine = await openChdbEngine({ path });
  await engine.command("CREATE TABLE numbers_seen (n UInt8) ENGINE = MergeTree ORDER BY n");
  let isLongDone = false;
  const long = engine.query("SELECT sleep(3)").then(() => (isLongDone = true));
  await engine.insert("numbers_seen", new TextEncoder().encode('{"n":7}'));
  expect(await engine.query("SELECT n FROM numbers_seen WHERE n = {n:UInt8}", { n: 7 })).toEqual([{ n: 7 }]);
  expect(isLongDone).toBe(false);
  await long;
  await engine.close();
  rmSync(path, { recursive: true });
});
