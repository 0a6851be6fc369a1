import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LogRecord } from "@kai/schema";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Engine } from "./engine.ts";
import { getLog } from "./logs/get.ts";
import { encodeLog, insertLogs } from "./logs/insert.ts";
import { listLogs } from "./logs/list.ts";
import { logsTable } from "./logs/table.ts";
import { migrate, migrateTable } from "./migrate.ts";
import { readTable } from "./present-table.ts";
import type { Table } from "./table.ts";
import { openTestEngine } from "./test-engine.ts";

let path: string;
let engine: Engine;

beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), "kai-migrate-"));
  engine = await openTestEngine(path);
});
afterEach(async () => {
  await engine.close();
  rmSync(path, { recursive: true });
});

const without = (...names: string[]): Table => ({
  ...logsTable,
  columns: logsTable.columns.filter(({ name }) => !names.includes(name)),
  indexes: logsTable.indexes.filter(({ name }) => !names.some((column) => name.startsWith(column))),
});

async function insert(record: LogRecord) {
  const line = encodeLog({ project_id: "p", record, received_at: new Date() });
  await insertLogs(engine, Buffer.from(line), record.unique_id);
}

const timestamp = "2026-01-01T00:00:00.000Z";
const structure = async () => [
  await engine.query("SELECT name, type FROM system.columns WHERE table = 'logs' ORDER BY name"),
  await engine.query("SELECT name, expr FROM system.data_skipping_indices WHERE table = 'logs' ORDER BY name"),
];

it("adds the columns and indexes that an older table lacks, and keeps its rows", async () => {
  await migrateTable(engine, without("custom_identifier", "metadata", "cost", "span_tools"));
  await insert({ unique_id: "old", timestamp, model: "gpt-4o" });
  await engine.close();

  engine = await openTestEngine(path);
  await migrate(engine);
  const known = { cost: 0.5, metadata: { a: 1 }, custom_identifier: "ticket", span_tools: ["search"] };
  await insert({ unique_id: "new", timestamp, ...known });
  const unknown = { cost: null, metadata: null, custom_identifier: null, span_tools: null };
  expect(await getLog(engine, { project_id: "p", unique_id: "old" })).toMatchObject({ model: "gpt-4o", ...unknown });
  expect(await getLog(engine, { project_id: "p", unique_id: "new" })).toMatchObject(known);
  const filters = { filters: { custom_identifier: "ticket", metadata__a: 1 } };
  expect((await listLogs(engine, { project_id: "p", filters })).results).toMatchObject([{ unique_id: "new" }]);

  const migrated = await structure();
  await engine.command("DROP TABLE logs");
  await migrate(engine);
  expect(migrated).toEqual(await structure());
});

it("changes nothing the second time, and keeps columns it does not know", async () => {
  await migrate(engine);
  await engine.command("ALTER TABLE logs ADD COLUMN of_old String");
  const before = await structure();
  const commands: string[] = [];
  await migrate({ ...engine, command: async (sql) => void commands.push(sql) });
  expect(commands).toEqual([expect.stringMatching(/^CREATE TABLE IF NOT EXISTS logs /)]);
  expect(await structure()).toEqual(before);
});

it("moves a table whose granules are of another size, with its rows", async () => {
  await migrateTable(engine, { ...logsTable, layout: { ...logsTable.layout, granuleBytes: 10 * 1024 * 1024 } });
  await insert({ unique_id: "old", timestamp, model: "gpt-4o" });
  await migrate(engine);
  expect((await readTable(engine, "logs"))!.layout).toEqual(logsTable.layout);
  expect(await getLog(engine, { project_id: "p", unique_id: "old" })).toMatchObject({ model: "gpt-4o" });
});

it("names a column whose type cannot hold its field", async () => {
  const columns = logsTable.columns.map((column) => (column.name === "cost" ? { ...column, type: "String" } : column));
  await migrateTable(engine, { ...logsTable, columns });
  await expect(migrate(engine)).rejects.toThrow("Column cost of table logs is of type String");
});

it("accepts a label that was kept as text", async () => {
  const columns = logsTable.columns.map((column) => (column.name === "model" ? { ...column, type: "String" } : column));
  await migrateTable(engine, { ...logsTable, columns });
  await migrate(engine);
  await insert({ unique_id: "a", timestamp, model: "gpt-4o" });
  expect(await getLog(engine, { project_id: "p", unique_id: "a" })).toMatchObject({ model: "gpt-4o" });
});

it("takes over another codec, setting and index", async () => {
  const [first, ...indexes] = logsTable.indexes;
  const older: Table = {
    ...logsTable,
    columns: logsTable.columns.map((column) =>
      logsTable.layout.version.includes(column.name) ? column : { ...column, codec: "LZ4" },
    ),
    indexes: [{ ...first!, type: "set(100)" }, ...indexes],
    unreplicatedSettings: { non_replicated_deduplication_window: 10 },
  };
  const whole = async () => [
    await engine.query("SELECT name, compression_codec FROM system.columns WHERE table = 'logs' ORDER BY name"),
    await engine.query("SELECT name, type_full FROM system.data_skipping_indices WHERE table = 'logs' ORDER BY name"),
    (await readTable(engine, "logs"))!.storage.split("SETTINGS ")[1]!.split(", ").toSorted(),
  ];
  await migrate(engine);
  const wanted = await whole();
  await engine.command("DROP TABLE logs");
  await migrateTable(engine, older);
  await insert({ unique_id: "old", timestamp, model: "gpt-4o" });
  expect(await whole()).not.toEqual(wanted);
  await migrate(engine);
  expect(await whole()).toEqual(wanted);
  expect(await getLog(engine, { project_id: "p", unique_id: "old" })).toMatchObject({ model: "gpt-4o" });
});
