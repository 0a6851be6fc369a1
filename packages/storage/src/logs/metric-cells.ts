import type { Metric } from "@kai/schema";
import type { Engine } from "../engine.ts";
import type { SqlParams } from "../sql-params.ts";
import type { Buckets } from "./buckets.ts";
import { readGrouping } from "./grouping.ts";
import { metricSql } from "./metric-sql.ts";
import { type LogSource, queryLogs } from "./query-logs.ts";
import type { LogSelection } from "./selection.ts";

export interface CellsQuery extends LogSelection {
  metrics: readonly Metric[];
  group_by: readonly string[];
  /** The values of the groups that are told apart, in the order of `group_by`. */
  groups: readonly string[][];
  buckets: Buckets;
}

/** Numbers by metric. */
export type CellValues = { [M in Metric as `value_${M}`]?: number | null };

/** The numbers of one group, or of all; of one bucket, or of all. */
export type Cell = {
  /** The group's place, from 1; 0 for logs in none of them, null for all logs. */
  rank: number | null;
  bucket: number | null;
} & CellValues;

/** Reads numbers for every group, every bucket, both and neither, in one pass. What there are no logs for is left out. */
export function readCells(engine: Engine, query: CellsQuery): Promise<Cell[]> {
  const { metrics, group_by, groups, buckets } = query;
  return queryLogs<Cell>(engine, query, (source) =>
    cellsSql(source, {
      metrics,
      rank: groups.length > 0 ? rankSql(readGrouping(group_by, source.bind), groups, source.bind) : undefined,
      bucket: buckets.index(source.bind),
    }),
  );
}

/** What cells are made of: metrics, and the SQL of what they are of; without it, they are of all. */
interface CellParts {
  metrics: readonly Metric[];
  rank?: string | undefined;
  key?: string | undefined;
  bucket: string | undefined;
}

/**
 * The statement that reads cells: the `rank` or the `key` of the group, the `bucket`, and a value for each metric.
 * `CUBE` makes the sums of sums from the smallest groups; `GROUPING SETS` would go through the logs once for each.
 */
export function cellsSql({ from, where }: LogSource, { metrics, ...dimensions }: CellParts): string {
  const given = Object.entries(dimensions).filter(([, sql]) => sql !== undefined);
  const names = given.map(([name]) => `log_${name}`);
  const valueOf = (name: string) => (names.includes(name) ? `if(grouping(${name}) = 1, NULL, ${name})` : "NULL");
  const columns = [
    ...["rank", "key", "bucket"].map((name) => `${valueOf(`log_${name}`)} AS ${name}`),
    ...metrics.map((metric) => `${metricSql[metric]} AS value_${metric}`),
  ];
  const named = given.map(([name, sql]) => `${sql} AS log_${name}`);
  return `${names.length > 0 ? `WITH ${named.join(", ")} ` : ""}SELECT ${columns.join(", ")}
FROM ${from} WHERE ${where}${names.length > 0 ? ` GROUP BY ${names.join(", ")} WITH CUBE` : ""}`;
}

/** The SQL of a log's place among the groups. */
function rankSql(keys: readonly string[], groups: readonly string[][], bind: SqlParams["bind"]): string {
  const [first, second] = keys;
  // One text that cannot mean two pairs.
  const text = second === undefined ? first! : `concat(toString(length(${first})), ':', ${first}, ${second})`;
  const textOf = ([a = "", b]: readonly string[]) => (b === undefined ? a : `${Buffer.byteLength(a)}:${a}${b}`);
  const known = bind(groups.map(textOf), "Array(String)");
  return `transform(${text}, ${known}, arrayEnumerate(${known}), toUInt32(0))`;
}
