import type { Metric } from "@kai/schema";
import type { Engine } from "../engine.ts";
import { QueryError } from "../query-error.ts";
import { type Buckets, bucketsOf, type ChosenInterval } from "./buckets.ts";
import { type Cell, readCells } from "./metric-cells.ts";
import { readFewGroups } from "./few-groups.ts";
import { readGrouping } from "./grouping.ts";
import { emptyValue, metricSql } from "./metric-sql.ts";
import { queryLogs } from "./query-logs.ts";
import type { LogSelection } from "./selection.ts";

export interface MetricsQuery extends LogSelection {
  start_time: string;
  end_time: string;
  metrics: readonly Metric[];
  /** Up to 2 fields whose values the logs are told apart by: labels, identifiers, codes, `metadata__<key>`. @default none */
  group_by?: readonly string[];
  /** How long the pieces of time are; none for totals alone. */
  interval: ChosenInterval;
  /** Groups that are told apart, those with the most of `top_by`; all others are one. */
  top: number;
  top_by: Metric;
}

/** Numbers by metric: null where nothing is known. */
type Values = Partial<Record<Metric, number | null>>;

/** The logs that agree in what was grouped by, or all that are in no such group. */
export interface MetricsGroup {
  /** The fields grouped by and their values, null where a log has none; null for the others. */
  key: Record<string, string | null> | null;
  total: Values;
  /** By metric, one number for each bucket. */
  series: Partial<Record<Metric, (number | null)[]>>;
}

export interface Metrics {
  interval: Buckets["interval"];
  /** When each bucket starts. The first and the last may reach beyond the time range, and hold only what is within. */
  buckets: string[];
  total: Values;
  /** Of all groups together. */
  series: MetricsGroup["series"];
  /** Those with the most first, and last all others, if there are any. */
  groups: MetricsGroup[];
}

/** Most groups times buckets of one answer. */
const mostCells = 20_000;

/**
 * Counts and sums logs of a project, over time and by what they have in common.
 *
 * @throws FilterError, QueryError, EngineError
 */
export async function readMetrics(engine: Engine, query: MetricsQuery): Promise<Metrics> {
  const buckets = bucketsOf(query, query.interval);
  const { group_by = [], top } = query;
  const groupCount = group_by.length > 0 ? top + 1 : 0;
  if ((groupCount + 1) * buckets.starts.length > mostCells)
    throw new QueryError(
      "interval",
      `${buckets.starts.length} buckets of ${groupCount} groups are too many. Ask for a longer interval, a shorter time range or a smaller top.`,
    );
  const few = await readFewGroups(engine, { ...query, group_by, buckets });
  const groups = few?.groups ?? (await readTop(engine, query));
  const cells = few?.cells ?? (await readCells(engine, { ...query, group_by, groups, buckets }));
  const byRank = Map.groupBy(cells, ({ rank }) => rank);
  const answerOf = (rank: number | null) => {
    const own = byRank.get(rank) ?? [];
    const total = own.find(({ bucket }) => bucket === null);
    return { total: valuesOf(total, query.metrics), series: seriesOf(own, query.metrics, buckets) };
  };
  const named = groups.map((key, index) => ({
    key: Object.fromEntries(group_by.map((field, at) => [field, key[at] || null])),
    ...answerOf(index + 1),
  }));
  return {
    interval: buckets.interval,
    buckets: buckets.starts,
    ...answerOf(null),
    groups: byRank.has(0) ? [...named, { key: null, ...answerOf(0) }] : named,
  };
}

/** The values of the groups that are told apart. */
async function readTop(engine: Engine, query: MetricsQuery): Promise<string[][]> {
  const { group_by = [], top, top_by } = query;
  if (group_by.length === 0) return [];
  const rows = await queryLogs<{ key: string[] }>(engine, query, ({ from, where, bind }) => {
    const keys = readGrouping(group_by, bind);
    return `SELECT [${keys.join(", ")}] AS key FROM ${from} WHERE ${where}
GROUP BY ${keys.join(", ")} ORDER BY ${metricSql[top_by]} DESC NULLS LAST, key LIMIT ${top}`;
  });
  return rows.map(({ key }) => key);
}

function seriesOf(cells: readonly Cell[], metrics: readonly Metric[], { starts }: Buckets): MetricsGroup["series"] {
  const byBucket = new Map(cells.map((cell) => [cell.bucket, cell]));
  return Object.fromEntries(
    metrics.map((metric) => [metric, starts.map((_, bucket) => valueOf(byBucket.get(bucket), metric))]),
  );
}

const valuesOf = (cell: Cell | undefined, metrics: readonly Metric[]): Values =>
  Object.fromEntries(metrics.map((metric) => [metric, valueOf(cell, metric)]));

const valueOf = (cell: Cell | undefined, metric: Metric): number | null =>
  cell ? (cell[`value_${metric}`] ?? null) : emptyValue(metric);
