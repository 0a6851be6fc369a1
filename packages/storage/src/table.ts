/** A table as ClickHouse is told to make it. Everything is spelled as ClickHouse's system tables spell it, which it is compared with. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly indexes: readonly Index[];
  readonly layout: Layout;
  readonly settings: Readonly<Record<string, number>>;
}

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly codec: string;
}

export interface Index {
  readonly name: string;
  readonly expression: string;
  readonly type: string;
}

/** What ClickHouse cannot change in a table that exists. */
export interface Layout {
  /** Rows that agree in these columns collapse into one: the one whose `version` is greatest, the last inserted of equals. */
  readonly orderBy: string;
  readonly version: string;
  readonly partitionBy: string;
}

export const columnSql = ({ name, type, codec }: Column): string => `\`${name}\` ${type} CODEC(${codec})`;

export const indexSql = ({ name, expression, type }: Index): string =>
  `INDEX \`${name}\` ${expression} TYPE ${type} GRANULARITY 1`;

export const settingSql = ([name, value]: [string, number]): string => `${name} = ${value}`;

export function createTableSql(table: Table): string {
  const parts = [...table.columns.map(columnSql), ...table.indexes.map(indexSql)];
  return `CREATE TABLE IF NOT EXISTS ${table.name} (\n  ${parts.join(",\n  ")}\n)\n${storageSql(table)}`;
}

/** Engine, partition, order and settings. */
export const storageSql = ({ layout, settings }: Table): string => `ENGINE = ReplacingMergeTree(${layout.version})
PARTITION BY ${layout.partitionBy}
ORDER BY (${layout.orderBy})
SETTINGS ${Object.entries(settings).map(settingSql).join(", ")}`;
