import type { Engine } from "./engine.ts";
import { logsTable } from "./logs/table.ts";
import { columnSql, createTableSql, indexSql, type Table } from "./table.ts";

/**
 * Makes the tables, or adds the columns and indexes they lack. Never drops and never rewrites: older rows read `null`.
 *
 * @throws Error that names a column whose type cannot hold the field any more
 */
export async function migrate(engine: Engine): Promise<void> {
  await migrateTable(engine, logsTable);
}

/** Brings one table up to its definition. */
export async function migrateTable(engine: Engine, table: Table): Promise<void> {
  await engine.command(createTableSql(table));
  const columns = await engine.query<{ name: string; type: string }>(
    "SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = {table:String}",
    { table: table.name },
  );
  const indexes = await engine.query<{ name: string }>(
    "SELECT name FROM system.data_skipping_indices WHERE database = currentDatabase() AND table = {table:String}",
    { table: table.name },
  );
  const typeOf = new Map(columns.map(({ name, type }) => [name, type]));
  for (const { name, type } of table.columns) {
    const present = typeOf.get(name);
    if (present !== undefined && plainType(present) !== plainType(type)) {
      throw new Error(
        `Column ${name} of table ${table.name} is of type ${present}, but its field needs ${type}. ` +
          "Give the field another name, or move the data to a new table.",
      );
    }
  }
  const known = new Set(indexes.map(({ name }) => name));
  const additions = [
    ...table.columns.filter(({ name }) => !typeOf.has(name)).map((column) => `ADD COLUMN ${columnSql(column)}`),
    ...table.indexes.filter(({ name }) => !known.has(name)).map((index) => `ADD ${indexSql(index)}`),
  ];
  if (additions.length > 0) await engine.command(`ALTER TABLE ${table.name} ${additions.join(", ")}`);
}

/** The type without what changes only how it is kept. */
const plainType = (type: string) => type.replace(/LowCardinality\((.*)\)/, "$1");
