import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Engine } from "./engine.ts";
import { encodeLog, insertLogs } from "./logs/insert.ts";
import { listLogs } from "./logs/list.ts";
import { migrate } from "./migrate.ts";
import { readTable } from "./present-table.ts";
import { openTestEngine } from "./test-engine.ts";

let path: string;
let engine: Engine;
let altered: string[];

beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), "kai-retention-"));
  const opened = await openTestEngine(path);
  altered = [];
  engine = {
    ...opened,
    async command(sql, params) {
      if (sql.startsWith("ALTER")) altered.push(sql);
      await opened.command(sql, params);
    },
  };
});
afterEach(async () => {
  await engine.close();
  rmSync(path, { recursive: true });
});

/** One log of each age, in days, of each environment. */
async function insertAges(...ages: number[]) {
  const lines = ages.flatMap((age) =>
    ["prod", "test"].map((environment) => {
      const timestamp = new Date(Date.now() - age * 86_400_000).toISOString();
      const record = { unique_id: `${environment}-${age}`, timestamp, environment };
      return encodeLog({ project_id: "p", record, received_at: new Date() });
    }),
  );
  await insertLogs(engine, Buffer.from(lines.join("\n")), ages.join("-"));
}

async function kept() {
  await engine.command("OPTIMIZE TABLE logs FINAL");
  const { results } = await listLogs(engine, { project_id: "p", sort_by: "id" });
  return results.map(({ unique_id }) => unique_id);
}

it("forgets the logs of each environment after its days, and no others", async () => {
  await migrate(engine, { prod: 30, test: 7 });
  await insertAges(1, 10, 40);
  expect(await kept()).toEqual(["prod-1", "prod-10", "test-1"]);
});

it("keeps everything when nothing is said", async () => {
  await migrate(engine);
  await insertAges(1, 4000);
  expect(await kept()).toEqual(["prod-1", "prod-4000", "test-1", "test-4000"]);
});

it("takes over another rule on the next start, also for the logs that are there, and no rule", async () => {
  await migrate(engine, { test: 50 });
  await insertAges(1, 10, 40);
  expect(await kept()).toHaveLength(6);
  await migrate(engine, { test: 50 });
  expect(altered).toEqual([]);
  await migrate(engine, { prod: 30 });
  expect(altered).toEqual([expect.stringContaining("MODIFY TTL")]);
  await expect.poll(kept).toEqual(["prod-1", "prod-10", "test-1", "test-10", "test-40"]);
  await migrate(engine);
  expect((await readTable(engine, "logs"))!.ttl).toBeUndefined();
  await insertAges(60);
  expect(await kept()).toHaveLength(7);
});
