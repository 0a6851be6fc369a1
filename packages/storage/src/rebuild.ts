import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "./engine.ts";
import { type PresentTable, readTable } from "./present-table.ts";
import { onCluster, storageSql, type Table } from "./table.ts";

/** How far a copy has come. It is the comment of the new table, which survives a crash and costs no table of its own. */
interface Progress {
  /** When the copy began, in seconds by the engine's clock. */
  copied_since: string;
  /** Partitions up to this one are copied. */
  copied_up_to: string;
}

/**
 * Moves the rows into a table with the wanted layout when the table's differs, and puts it in its place. The old table stays
 * readable until then. Rows that are copied twice, because a copy was cut off, collapse.
 *
 * @returns whether there was something to do
 */
export async function rebuild(engine: Engine, table: Table): Promise<boolean> {
  const { name } = table;
  const present = (await readTable(engine, name))!;
  if (sameLayout(table, present)) return false;
  const rebuilt = `${name}_rebuilt`;
  const everywhere = onCluster(engine.cluster);
  const begun = await readTable(engine, rebuilt);
  // Begun for a layout, or from columns, that are not wanted any more.
  if (begun && !(sameLayout(table, begun) && hasColumnsOf(begun, present)))
    await engine.command(`DROP TABLE ${rebuilt}${everywhere}`);
  const [clock] = await engine.query<{ now: string }>("SELECT toString(toUnixTimestamp(now())) AS now");
  await engine.command(`CREATE TABLE IF NOT EXISTS ${rebuilt}${everywhere} AS ${name}
${storageSql(table, engine.cluster)}
COMMENT '${comment({ copied_since: clock!.now, copied_up_to: "" })}'`);
  const progress = readProgress((await readTable(engine, rebuilt))!);
  const partitions = await engine.query<{ id: string }>(
    `SELECT DISTINCT partition_id AS id FROM system.parts
WHERE database = currentDatabase() AND table = {name:String} AND active AND partition_id > {copied:String} ORDER BY id`,
    { name, copied: progress.copied_up_to },
  );
  for (const { id } of partitions) {
    await copyRows(engine, { from: name, to: rebuilt, columns: present, where: "_partition_id = {id:String}", id });
    await engine.command(
      `ALTER TABLE ${rebuilt}${everywhere} MODIFY COMMENT '${comment({ ...progress, copied_up_to: id })}'`,
    );
  }
  await engine.command(`RENAME TABLE ${name} TO ${name}_replaced, ${rebuilt} TO ${name}${everywhere}`);
  await finishRebuild(engine, table);
  return true;
}

/** Ends a rebuild that was cut off after its copy: takes over rows that came meanwhile, and drops the old table. */
export async function finishRebuild(engine: Engine, { name }: Table): Promise<void> {
  const replaced = await readTable(engine, `${name}_replaced`);
  if (!replaced) return;
  const everywhere = onCluster(engine.cluster);
  if (!(await readTable(engine, name))) await engine.command(`RENAME TABLE ${name}_rebuilt TO ${name}${everywhere}`);
  await endOfInserts(engine);
  const { copied_since } = readProgress((await readTable(engine, name))!);
  // Whole partitions: of rows that differ only in when they were received, the new table would keep the one copied last.
  const late = `_partition_id IN (SELECT partition_id FROM system.parts WHERE database = currentDatabase()
AND table = '${name}_replaced' AND active AND modification_time >= toDateTime({id:UInt32}))`;
  await copyRows(engine, { from: `${name}_replaced`, to: name, columns: replaced, where: late, id: copied_since });
  await engine.command(`DROP TABLE IF EXISTS ${name}_replaced${everywhere}`);
}

/** Waits for inserts that began before now: those of other servers may still go to the old table. */
async function endOfInserts(engine: Engine): Promise<void> {
  const began = performance.now();
  const processes =
    engine.cluster === undefined ? "system.processes" : `clusterAllReplicas('${engine.cluster}', system.processes)`;
  const older = `SELECT count() AS count FROM ${processes} WHERE query_kind = 'Insert' AND elapsed >= {seconds:Float64}`;
  for (;;) {
    const [running] = await engine.query<{ count: number }>(older, { seconds: (performance.now() - began) / 1000 });
    if (running!.count === 0) return;
    await sleep(500);
  }
}

interface Copy {
  from: string;
  to: string;
  columns: Pick<PresentTable, "columns">;
  /** A condition on virtual columns, on the parameter `id`. */
  where: string;
  id: string;
}

/** Copies in small blocks and for as long as it takes. `FINAL`: what readers see, not what it has replaced. */
async function copyRows(engine: Engine, { from, to, columns: { columns }, where, id }: Copy): Promise<void> {
  const names = columns.map(({ name }) => `\`${name}\``).join(", ");
  await engine.command(
    `INSERT INTO ${to} (${names}) SELECT ${names} FROM ${from} FINAL WHERE ${where}
SETTINGS max_execution_time = 0, max_threads = 1, max_block_size = 8192,
min_insert_block_size_rows = 65536, min_insert_block_size_bytes = 67108864`,
    { id },
  );
}

const comment = (progress: Progress) => JSON.stringify(progress);
const readProgress = (table: PresentTable) => JSON.parse(table.comment) as Progress;

const sameLayout = (table: Pick<Table, "layout">, { layout }: PresentTable) =>
  layout.orderBy === table.layout.orderBy &&
  layout.partitionBy === table.layout.partitionBy &&
  layout.version === table.layout.version &&
  layout.granuleBytes === table.layout.granuleBytes;

function hasColumnsOf(table: PresentTable, { columns }: PresentTable): boolean {
  const names = new Set(table.columns.map(({ name }) => name));
  return columns.every(({ name }) => names.has(name));
}
