import type { Metric } from "@kai/schema";
import type { Engine } from "../engine.ts";
import type { SqlParams } from "../sql-params.ts";
import type { Buckets } from "./buckets.ts";
import { readGrouping } from "./grouping.ts";
import { metricSql } from "./metric-sql.ts";
import { queryLogs } from "./query-logs.ts";
import type { LogSelection } from "./selection.ts";

export interface CellsQuery extends LogSelection {
  metrics: readonly Metric[];
  group_by: readonly string[];
  /** The values of the groups that are told apart, in the order of `group_by`. */
  groups: readonly string[][];
  buckets: Buckets;
}

/** The numbers of one group, or of all; of one bucket, or of all. */
export type Cell = {
  /** The group's place, from 1; 0 for logs in none of them, null for all logs. */
  rank: number | null;
  bucket: number | null;
} & { [M in Metric as `value_${M}`]?: number | null };

/**
 * Reads numbers for every group, every bucket, both and neither, in one pass. What there are no logs for is left out.
 * `CUBE` makes the sums of sums from the smallest groups; `GROUPING SETS` would go through the logs once for each.
 */
export function readCells(engine: Engine, query: CellsQuery): Promise<Cell[]> {
  const { metrics, group_by, groups, buckets } = query;
  return queryLogs<Cell>(engine, query, ({ from, where, bind }) => {
    const dimensions: Record<string, string> = {
      ...(groups.length > 0 && { log_rank: rankSql(readGrouping(group_by, bind), groups, bind) }),
      ...(buckets.starts.length > 0 && { log_bucket: buckets.index(bind) }),
    };
    const names = Object.keys(dimensions);
    const valueOf = (name: string) =>
      names.includes(name) ? `if(grouping(${name}) = 1, NULL, toInt64(${name}))` : "NULL";
    const columns = [
      `${valueOf("log_rank")} AS rank`,
      `${valueOf("log_bucket")} AS bucket`,
      ...metrics.map((metric) => `${metricSql[metric]} AS value_${metric}`),
    ];
    const given = Object.entries(dimensions).map(([name, sql]) => `${sql} AS ${name}`);
    return `${names.length > 0 ? `WITH ${given.join(", ")} ` : ""}SELECT ${columns.join(", ")}
FROM ${from} WHERE ${where}${names.length > 0 ? ` GROUP BY ${names.join(", ")} WITH CUBE` : ""}`;
  });
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
