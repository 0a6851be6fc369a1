import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Engine } from "./engine.ts";
import { EngineError } from "./engine-error.ts";
import { getLog } from "./logs/get.ts";
import { encodeLog, insertLogs } from "./logs/insert.ts";
import { listLogs } from "./logs/list.ts";
import { migrate } from "./migrate.ts";
import { openTestEngine } from "./test-engine.ts";

/** The table of the first version, in which the row received last replaced the others. */
const oldTable = readFileSync(join(import.meta.dirname, "../fixtures/logs-by-received-at.sql"), "utf8");

let path: string;
let engine: Engine;

beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), "kai-rebuild-"));
  engine = await openTestEngine(path);
  await engine.command(oldTable);
  for (const month of ["01", "02", "03"]) await insertOld(month, "first", "2026-04-01T00:00:02.000Z");
  // Received earlier, though inserted later: not what the old table shows.
  await insertOld("02", "stale", "2026-04-01T00:00:01.000Z");
  await engine.command("ALTER TABLE logs ADD COLUMN of_old String DEFAULT 'kept'");
});
afterEach(async () => {
  await engine.close();
  rmSync(path, { recursive: true });
});

/** 200 rows of one month, as the first version wrote them. */
async function insertOld(month: string, model: string, received_at: string) {
  const rows = Array.from({ length: 200 }, (_, index) =>
    JSON.stringify({
      project_id: "p",
      received_at,
      unique_id: `${month}-${index}`,
      timestamp: `2026-${month}-01T00:00:${String(index % 60).padStart(2, "0")}.000Z`,
      model,
      metadata: { n: String(index) },
    }),
  );
  await engine.insert("logs", Buffer.from(rows.join("\n")));
}

/** The engine, until a statement comes that matches: that one and all later ones fail, as those of a process that died. */
function dyingAt(statement: RegExp, occurrence = 1): Engine {
  let left = occurrence;
  return {
    ...engine,
    async command(sql, params) {
      if (statement.test(sql)) left--;
      if (left <= 0) throw new EngineError("The process died.");
      await engine.command(sql, params);
    },
  };
}

async function restart() {
  await engine.close();
  engine = await openTestEngine(path);
}

const tables = async () =>
  (await engine.query<{ name: string }>("SELECT name FROM system.tables WHERE name LIKE 'logs%' ORDER BY name")).map(
    ({ name }) => name,
  );

async function expectEveryLog(more = 0) {
  const { results, count } = await listLogs(engine, { project_id: "p", page_size: 1000 });
  expect([results.length, count]).toEqual([600 + more, 600 + more]);
  expect(new Set(results.map(({ model }) => model))).toEqual(new Set(more ? ["first", "late"] : ["first"]));
  const log = await getLog(engine, { project_id: "p", unique_id: "02-42" });
  expect(log).toMatchObject({ timestamp: "2026-02-01T00:00:42.000Z", metadata: { n: 42 } });
}

async function expectUpgraded() {
  expect(await tables()).toEqual(["logs"]);
  const [table] = await engine.query<Record<string, unknown>>(
    "SELECT engine_full FROM system.tables WHERE name = 'logs'",
  );
  expect(table).toMatchObject({ engine_full: expect.stringMatching(/^ReplacingMergeTree\(revision, is_deleted\)/) });
  const [row] = await engine.query<Record<string, unknown>>("SELECT revision, of_old FROM logs LIMIT 1");
  expect(row).toEqual({ revision: 0, of_old: "kept" });
}

it("moves a table of the first version into the layout of today, with every row", async () => {
  await migrate(engine);
  await expectUpgraded();
  await expectEveryLog();
  const timestamp = "2026-02-01T00:00:42.000Z";
  const record = { unique_id: "02-42", timestamp, model: "changed" };
  const line = encodeLog({ project_id: "p", record, received_at: new Date(0), revision: 1 });
  await insertLogs(engine, Buffer.from(line), "change");
  expect(await getLog(engine, { project_id: "p", unique_id: "02-42" })).toMatchObject({ model: "changed" });
});

it.each<[string, RegExp, number?]>([
  ["before the copy", /^INSERT INTO logs_rebuilt/],
  ["amid the copy", /^INSERT INTO logs_rebuilt/, 3],
  ["between a copy and its mark", /MODIFY COMMENT '.*202602/],
  ["after the copy", /^RENAME/],
  ["after the exchange", /^INSERT INTO logs /],
  ["before the old table goes", /^DROP TABLE IF EXISTS logs_replaced/],
])("survives a crash %s: the table stays readable, and the next start finishes", async (_, statement, occurrence) => {
  await expect(migrate(dyingAt(statement, occurrence))).rejects.toThrow("The process died.");
  await restart();
  await expectEveryLog();
  await migrate(engine);
  await expectUpgraded();
  await expectEveryLog();
});

it("survives a crash between the two renames of the exchange", async () => {
  await expect(migrate(dyingAt(/^RENAME/))).rejects.toThrow("The process died.");
  await engine.command("RENAME TABLE logs TO logs_replaced");
  await restart();
  await migrate(engine);
  await expectUpgraded();
  await expectEveryLog();
});

it("copies each partition once, however often it is cut off", async () => {
  const copies: string[] = [];
  const counting = (inner: Engine): Engine => ({
    ...inner,
    async command(sql, params) {
      await inner.command(sql, params);
      if (sql.startsWith("INSERT INTO logs_rebuilt")) copies.push(String(params?.["id"]));
    },
  });
  await expect(migrate(counting(dyingAt(/^INSERT INTO logs_rebuilt/, 3)))).rejects.toThrow("The process died.");
  await restart();
  await migrate(counting(engine));
  expect(copies).toEqual(["202601", "202602", "202603"]);
});

it("keeps what another process inserts meanwhile", async () => {
  await expect(migrate(dyingAt(/^RENAME/))).rejects.toThrow("The process died.");
  await insertOld("04", "late", "2026-04-01T00:00:03.000Z");
  await migrate(engine);
  await expectUpgraded();
  await expectEveryLog(200);
});

it("begins again when a cut off rebuild was for another layout", async () => {
  await engine.command(
    "CREATE TABLE logs_rebuilt (a String) ENGINE = MergeTree ORDER BY a COMMENT 'of a later version'",
  );
  await migrate(engine);
  await expectUpgraded();
  expect((await listLogs(engine, { project_id: "p" })).count).toBe(600);
});
