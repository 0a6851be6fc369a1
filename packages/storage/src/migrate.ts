import type { Engine } from "./engine.ts";
import { type Retention, retentionTtl } from "./logs/retention.ts";
import { logsTable } from "./logs/table.ts";
import { type PresentTable, readTable } from "./present-table.ts";
import { finishRebuild, rebuild } from "./rebuild.ts";
import { columnSql, createTableSql, indexSql, onCluster, settingsOf, type Table } from "./table.ts";

/**
 * Makes the tables, or brings them up from any earlier version. Columns are added and never dropped: older rows read `null`.
 *
 * @throws Error that names a column whose type cannot hold the field any more
 */
export async function migrate(engine: Engine, retention: Retention = {}): Promise<void> {
  await migrateTable(engine, { ...logsTable, ttl: retentionTtl(retention) });
}

/** Brings one table up to its definition. May be cut off anywhere: the next call goes on. */
export async function migrateTable(engine: Engine, table: Table): Promise<void> {
  await finishRebuild(engine, table);
  await engine.command(createTableSql(table, engine.cluster));
  await alter(engine, table);
  if (await rebuild(engine, table)) await alter(engine, table);
}

/** Changes what can be changed in place, without touching rows. */
async function alter(engine: Engine, table: Table): Promise<void> {
  const present = (await readTable(engine, table.name))!;
  checkTypes(table, present);
  const alterTable = `ALTER TABLE ${table.name}${onCluster(engine.cluster)}`;
  const changes = [...columnChanges(table, present), ...indexChanges(table, present)];
  if (changes.length > 0) await engine.command(`${alterTable} ${changes.join(", ")}`);
  const settings = settingsOf(table, engine.cluster).filter((setting) => !hasSetting(present, setting));
  if (settings.length > 0) await engine.command(`${alterTable} MODIFY SETTING ${settings.join(", ")}`);
  if (table.ttl === present.ttl) return;
  await engine.command(`${alterTable} ${table.ttl === undefined ? "REMOVE TTL" : `MODIFY TTL ${table.ttl}`}`);
}

function checkTypes(table: Table, present: PresentTable) {
  const typeOf = new Map(present.columns.map(({ name, type }) => [name, type]));
  for (const { name, type } of table.columns) {
    const known = typeOf.get(name);
    if (known === undefined || plainType(known) === plainType(type)) continue;
    throw new Error(
      `Column ${name} of table ${table.name} is of type ${known}, but its field needs ${type}. ` +
        "Give the field another name, or move the data to a new table.",
    );
  }
}

/** The type without what changes only how it is kept. */
const plainType = (type: string) => type.replace(/LowCardinality\((.*)\)/, "$1");

function columnChanges(table: Table, present: PresentTable): string[] {
  const codecOf = new Map(present.columns.map(({ name, codec }) => [name, codec]));
  const versionColumns = new Set(table.layout.version.split(", "));
  return table.columns.flatMap((column) => {
    const codec = codecOf.get(column.name);
    if (codec === undefined) return [`ADD COLUMN ${columnSql(column)}`];
    // Rows that are there keep the old codec until their parts merge; ClickHouse leaves columns that tell versions apart as they are.
    return codec === column.codec || versionColumns.has(column.name)
      ? []
      : [`MODIFY COLUMN \`${column.name}\` CODEC(${column.codec})`];
  });
}

function indexChanges(table: Table, present: PresentTable): string[] {
  const sqlOf = new Map(present.indexes.map((index) => [index.name, indexSql(index)]));
  return table.indexes.flatMap((index) => {
    const [known, wanted] = [sqlOf.get(index.name), indexSql(index)];
    if (known === undefined) return [`ADD ${wanted}`];
    return sameSql(known, wanted) ? [] : [`DROP INDEX \`${index.name}\``, `ADD ${wanted}`];
  });
}

/** ClickHouse quotes only names that need it. */
const sameSql = (one: string, other: string) => one.replaceAll("`", "") === other.replaceAll("`", "");

const hasSetting = ({ storage }: PresentTable, setting: string) => new RegExp(`\\b${setting}(,|$)`).test(storage);
