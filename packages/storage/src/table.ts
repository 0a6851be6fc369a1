/** A table as ClickHouse is told to make it. Everything is spelled as ClickHouse's system tables spell it, which it is compared with. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly indexes: readonly Index[];
  readonly layout: Layout;
  /** When rows are forgotten; without it, never. */
  readonly ttl?: string;
  /** For a table that no other server has a copy of. */
  readonly unreplicatedSettings: Readonly<Record<string, number>>;
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
  /** How many of the table's granules one of the index is about. */
  readonly granularity: number;
}

/** What ClickHouse cannot change in a table that exists. */
export interface Layout {
  /** Rows that agree in these columns collapse into one: the one whose `version` is greatest, the last inserted of equals. */
  readonly orderBy: string;
  /** The column, and after a comma the one that is 1 where the row only says that the others are deleted. */
  readonly version: string;
  readonly partitionBy: string;
  /** Rows are read in granules of about so many bytes. */
  readonly granuleBytes: number;
}

export const columnSql = ({ name, type, codec }: Column): string => `\`${name}\` ${type} CODEC(${codec})`;

export const indexSql = ({ name, expression, type, granularity }: Index): string =>
  `INDEX \`${name}\` ${expression} TYPE ${type} GRANULARITY ${granularity}`;

/** How a statement that changes tables reaches every server of a cluster. */
export const onCluster = (cluster?: string): string => (cluster === undefined ? "" : ` ON CLUSTER \`${cluster}\``);

/** The settings that can be changed. A replicated table has ClickHouse's own: its copies are on other servers, not only on the disk. */
export const settingsOf = (table: Table, cluster?: string): string[] =>
  cluster === undefined ? Object.entries(table.unreplicatedSettings).map(([name, value]) => `${name} = ${value}`) : [];

export function createTableSql(table: Table, cluster?: string): string {
  const parts = [...table.columns.map(columnSql), ...table.indexes.map(indexSql)];
  const head = `CREATE TABLE IF NOT EXISTS ${table.name}${onCluster(cluster)}`;
  return `${head} (\n  ${parts.join(",\n  ")}\n)\n${storageSql(table, cluster)}`;
}

/** Engine, partition, order and settings. */
export function storageSql(table: Table, cluster?: string): string {
  const { version, partitionBy, orderBy, granuleBytes } = table.layout;
  const engine =
    cluster === undefined
      ? `ReplacingMergeTree(${version})`
      : `ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', ${version})`;
  const settings = [`index_granularity_bytes = ${granuleBytes}`, ...settingsOf(table, cluster)];
  return `ENGINE = ${engine}
PARTITION BY ${partitionBy}
ORDER BY (${orderBy})${table.ttl === undefined ? "" : `\nTTL ${table.ttl}`}
SETTINGS ${settings.join(", ")}`;
}
