import type { StoredFieldName } from "@kai/schema";
import { QueryError } from "../query-error.ts";
import type { SqlParams } from "../sql-params.ts";

/** What lists can be sorted by, and the field that is. */
export const sortableFields = {
  timestamp: "timestamp",
  start_time: "start_time",
  id: "unique_id",
  cost: "cost",
  latency: "latency",
  time_to_first_token: "time_to_first_token",
  prompt_tokens: "prompt_tokens",
  completion_tokens: "completion_tokens",
  total_request_tokens: "total_request_tokens",
  all_tokens: "total_request_tokens",
} as const satisfies Record<string, StoredFieldName>;

export interface Sort {
  readonly field: (typeof sortableFields)[keyof typeof sortableFields];
  readonly descending: boolean;
}

/** Where a page ended: the value sorted by, and the id that breaks ties. */
export interface Position {
  readonly value: string | number | null;
  readonly unique_id: string;
}

/**
 * Reads a field's name, after `-` for descending.
 *
 * @throws QueryError
 */
export function readSort(sort_by: string): Sort {
  const descending = sort_by.startsWith("-");
  const name = descending ? sort_by.slice(1) : sort_by;
  if (!Object.hasOwn(sortableFields, name)) {
    const allowed = Object.keys(sortableFields).join(", ");
    throw new QueryError("sort_by", `Logs cannot be sorted by "${name}". Sort by ${allowed}; "-" before it descends.`);
  }
  return { field: sortableFields[name as keyof typeof sortableFields], descending };
}

/** Unknown values come last in both directions; ties are broken by id, so that the order is total. */
export function orderSql({ field, descending }: Sort): string {
  const direction = descending ? "DESC" : "ASC";
  if (field === "unique_id") return `unique_id ${direction}`;
  // The table's own order, which is read without sorting when it is spelled plainly.
  if (field === "timestamp") return `timestamp ${direction}, unique_id ${direction}`;
  return `${field} ${direction} NULLS LAST, unique_id ${direction}`;
}

/** The condition for what comes after a position. */
export function afterSql({ field, descending }: Sort, { value, unique_id }: Position, { bind }: SqlParams): string {
  const beyond = descending ? "<" : ">";
  const id = bind(unique_id, "String");
  if (field === "unique_id") return `unique_id ${beyond} ${id}`;
  if (value === null) return `isNull(${field}) AND unique_id ${beyond} ${id}`;
  const key = bind(value, typeof value === "number" ? "Float64" : "DateTime64(6, 'UTC')");
  if (field === "timestamp") return `(timestamp, unique_id) ${beyond} (${key}, ${id})`;
  return `${field} ${beyond} ${key} OR isNull(${field}) OR (${field} = ${key} AND unique_id ${beyond} ${id})`;
}
