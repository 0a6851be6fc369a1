import type { Metric } from "@kai/schema";
import type { Engine } from "../engine.ts";
import { EngineError } from "../engine-error.ts";
import { hasFewValues, readGrouping } from "./grouping.ts";
import { type Cell, type CellsQuery, type CellValues, cellsSql } from "./metric-cells.ts";
import { queryLogs } from "./query-logs.ts";

interface FewGroupsQuery extends Omit<CellsQuery, "groups"> {
  /** Groups that are told apart, those with the most of `top_by`. */
  top: number;
  top_by: Metric;
}

interface FewGroups {
  /** The largest, first those with the most. */
  groups: string[][];
  /** Those of all groups, when there are no more. */
  cells: Cell[] | undefined;
}

/** The numbers of the logs that have a value, or of all where it is null; of one bucket, or of all. */
type KeyCell = { key: string | null; bucket: number | null } & CellValues;

const tooManyRows = 158;

/**
 * Reads which groups are largest and, when these are all, their numbers too: in one pass instead of two. Undefined where there are
 * many groups, which the engine notices before it has read much.
 */
export async function readFewGroups(engine: Engine, query: FewGroupsQuery): Promise<FewGroups | undefined> {
  const { group_by, top, top_by } = query;
  if (group_by.length !== 1 || !group_by.every(hasFewValues)) return undefined;
  const cells = await readKeyCells(engine, query);
  if (!cells) return undefined;
  // Nothing known comes last.
  const amount = (cell: CellValues) => cell[`value_${top_by}`] ?? Number.NEGATIVE_INFINITY;
  const keys = cells
    .filter(({ key, bucket }) => key !== null && bucket === null)
    .toSorted((a, b) => amount(b) - amount(a) || Buffer.compare(Buffer.from(a.key!), Buffer.from(b.key!)))
    .map(({ key }) => key!);
  const groups = keys.slice(0, top).map((key) => [key]);
  if (keys.length > top) return { groups, cells: undefined };
  const ranks = new Map<string | null, number>(keys.map((key, index) => [key, index + 1]));
  return { groups, cells: cells.map(({ key, ...cell }) => ({ ...cell, rank: ranks.get(key) ?? null })) };
}

async function readKeyCells(engine: Engine, query: FewGroupsQuery): Promise<KeyCell[] | undefined> {
  const { metrics, group_by, top, top_by, buckets } = query;
  const most = top * Math.max(1, buckets.starts.length);
  try {
    return await queryLogs<KeyCell>(
      engine,
      query,
      (source) =>
        `${cellsSql(source, {
          metrics: [...new Set([...metrics, top_by])],
          key: readGrouping(group_by, source.bind)[0],
          bucket: buckets.index(source.bind),
        })} SETTINGS max_rows_to_group_by = ${most}, group_by_overflow_mode = 'throw'`,
    );
  } catch (error) {
    if (error instanceof EngineError && error.code === tooManyRows) return undefined;
    throw error;
  }
}
