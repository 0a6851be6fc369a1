/** A table as ClickHouse is told to make it. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly indexes: readonly Index[];
  /** Engine, partition, order and settings. */
  readonly storage: string;
}

export interface Column {
  readonly name: string;
  /** Spelled as `system.columns` spells it. */
  readonly type: string;
  readonly codec: string;
}

export interface Index {
  readonly name: string;
  readonly expression: string;
  readonly type: string;
}

export const columnSql = ({ name, type, codec }: Column): string => `\`${name}\` ${type} CODEC(${codec})`;

export const indexSql = ({ name, expression, type }: Index): string =>
  `INDEX \`${name}\` ${expression} TYPE ${type} GRANULARITY 1`;

export function createTableSql({ name, columns, indexes, storage }: Table): string {
  const parts = [...columns.map(columnSql), ...indexes.map(indexSql)];
  return `CREATE TABLE IF NOT EXISTS ${name} (\n  ${parts.join(",\n  ")}\n)\n${storage}`;
}
