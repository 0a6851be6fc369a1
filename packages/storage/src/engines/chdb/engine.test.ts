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
