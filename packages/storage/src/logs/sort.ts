import { sortableFields } from "@kai/schema";
import { type Bind, scoreNumber, scoreSql } from "../filters/score.ts";
import { QueryError } from "../query-error.ts";
import type { SqlParams } from "../sql-params.ts";
import type { StoredLog } from "./stored-log.ts";

export interface Sort {
  /** Names the order in a cursor. */
  readonly name: string;
  /** The field that is read to know where a page ended. */
  readonly field: (typeof sortableFields)[keyof typeof sortableFields] | "scores";
  readonly descending: boolean;
  /** The SQL that is sorted by. */
  readonly column: (bind: Bind) => string;
  /** The value of a log that `column` stands for. */
  readonly valueOf: (log: Partial<StoredLog>) => unknown;
}

/** Where a page ended: the value sorted by, and the id that breaks ties. */
export interface Position {
  readonly value: string | number | null;
  readonly unique_id: string;
}

const scorePrefix = "scores__";

/**
 * Reads a field's name, or `scores__<evaluator_id>`, after `-` for descending.
 *
 * @throws QueryError
 */
export function readSort(sort_by: string): Sort {
  const descending = sort_by.startsWith("-");
  const name = descending ? sort_by.slice(1) : sort_by;
  if (name.startsWith(scorePrefix) && name.length > scorePrefix.length) {
    const evaluator = name.slice(scorePrefix.length).toWellFormed();
    return {
      name,
      field: "scores",
      descending,
      column: (bind) => scoreNumber(scoreSql(evaluator, bind)),
      valueOf: ({ scores }) => asNumber(scores?.[evaluator]),
    };
  }
  if (!Object.hasOwn(sortableFields, name)) {
    const allowed = [...Object.keys(sortableFields), `${scorePrefix}<evaluator_id>`].join(", ");
    throw new QueryError("sort_by", `Logs cannot be sorted by "${name}". Sort by ${allowed}; "-" before it descends.`);
  }
  const field = sortableFields[name as keyof typeof sortableFields];
  return { name: field, field, descending, column: () => field, valueOf: (log) => log[field] };
}

/** The number that `scoreNumber` makes of a score. */
function asNumber(score: unknown): number | null {
  const value = (score as { score_value?: unknown } | undefined)?.score_value;
  return typeof value === "number" ? value : typeof value === "boolean" ? Number(value) : null;
}

/** Unknown values come last in both directions; ties are broken by id, so that the order is total. */
export function orderSql({ field, column, descending }: Sort, { bind }: SqlParams): string {
  const direction = descending ? "DESC" : "ASC";
  if (field === "unique_id") return `unique_id ${direction}`;
  // The table's own order, which is read without sorting when it is spelled plainly.
  if (field === "timestamp") return `timestamp ${direction}, unique_id ${direction}`;
  return `${column(bind)} ${direction} NULLS LAST, unique_id ${direction}`;
}

/** The condition for what comes after a position. */
export function afterSql(
  { field, column, descending }: Sort,
  { value, unique_id }: Position,
  { bind }: SqlParams,
): string {
  const beyond = descending ? "<" : ">";
  const id = bind(unique_id, "String");
  if (field === "unique_id") return `unique_id ${beyond} ${id}`;
  const sorted = column(bind);
  if (value === null) return `isNull(${sorted}) AND unique_id ${beyond} ${id}`;
  const key = bind(value, typeof value === "number" ? "Float64" : "DateTime64(6, 'UTC')");
  if (field === "timestamp") return `(timestamp, unique_id) ${beyond} (${key}, ${id})`;
  return `${sorted} ${beyond} ${key} OR isNull(${sorted}) OR (${sorted} = ${key} AND unique_id ${beyond} ${id})`;
}
