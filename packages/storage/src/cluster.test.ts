import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "./engine.ts";
import { openChdbEngine } from "./engines/chdb/chdb.ts";
import { logsTable } from "./logs/table.ts";
import { migrateTable } from "./migrate.ts";
import { createTableSql, type Table } from "./table.ts";

let path: string;
let chdb: Engine;

beforeAll(async () => {
  path = mkdtempSync(join(tmpdir(), "kai-cluster-"));
  chdb = await openChdbEngine({ path });
});
afterAll(async () => {
  await chdb.close();
  rmSync(path, { recursive: true });
});

/** One server that is told to run a cluster's statements: notes each, and runs it without what only a cluster has. */
function clusterOfOne(): { engine: Engine; statements: string[] } {
  const statements: string[] = [];
  const command: Engine["command"] = async (sql, params) => {
    statements.push(sql);
    const single = sql.replace(/ ON CLUSTER `main`/, "").replace(/Replicated(\w+)\('[^']*', '[^']*', /, "$1(");
    await chdb.command(single, params);
  };
  const query: Engine["query"] = (sql, params) =>
    chdb.query(sql.replace("clusterAllReplicas('main', system.processes)", "system.processes"), params);
  return { engine: { ...chdb, cluster: "main", command, query }, statements };
}

describe("on a cluster", () => {
  it("makes a replicated table from the same definition", () => {
    const [single, replicated] = [createTableSql(logsTable), createTableSql(logsTable, "main")];
    expect(replicated.split("\n")[0]).toBe("CREATE TABLE IF NOT EXISTS logs ON CLUSTER `main` (");
    expect(replicated).toContain(
      "ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, is_deleted)",
    );
    expect(replicated).not.toMatch(/deduplication|fsync/);
    expect(replicated.split("\n").slice(1, -4)).toEqual(single.split("\n").slice(1, -4));
  });

  it("changes, rebuilds and exchanges tables on every server, by statements that ClickHouse understands", async () => {
    const { engine, statements } = clusterOfOne();
    const older: Table = {
      ...logsTable,
      columns: logsTable.columns.filter(({ name }) => name !== "note"),
      layout: { ...logsTable.layout, version: "received_at" },
    };
    await migrateTable(engine, older);
    await engine.insert("logs", Buffer.from(JSON.stringify({ unique_id: "a", timestamp: "2026-01-01T00:00:00Z" })));
    await migrateTable(engine, logsTable);
    expect(await chdb.query("SELECT unique_id, revision, note FROM logs FINAL")).toEqual([
      { unique_id: "a", revision: 0, note: "" },
    ]);
    const schemaChanges = statements.filter((sql) => !sql.startsWith("INSERT"));
    expect(schemaChanges.map((sql) => /^[A-Z]+ TABLE/.exec(sql)?.[0])).toEqual([
      "CREATE TABLE",
      "CREATE TABLE",
      "ALTER TABLE",
      "CREATE TABLE",
      "ALTER TABLE",
      "RENAME TABLE",
      "DROP TABLE",
    ]);
    for (const sql of schemaChanges) {
      expect(sql).toContain(" ON CLUSTER `main`");
      await expect(chdb.query(`EXPLAIN AST ${sql}`)).resolves.not.toEqual([]);
    }
  });
});
