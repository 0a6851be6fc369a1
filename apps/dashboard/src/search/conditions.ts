import type { LogFilter } from "@kai/client";

export type ConditionValue = string | number | boolean | (string | number)[];

/** One condition on logs, as a reader builds it and as an address carries it. */
export interface Condition {
  /** A field, `metadata__<key>`, `scores__<evaluator_id>` or `full_text`. */
  field: string;
  /** As in the API; `""` for equals. */
  operator: string;
  /** True where the operator asks for none. */
  value: ConditionValue;
}

/** Operators that ask whether there is a value, rather than which. */
export const asksForPresence = (operator: string): boolean => ["isnull", "empty", "not_empty"].includes(operator);

/** Operators that take several values. */
export const takesMany = (operator: string): boolean => ["in", "not_in"].includes(operator);

/** Reads the conditions of an address; what is none is left out. */
export function readConditions(given: unknown): Condition[] {
  if (!Array.isArray(given)) return [];
  return given.filter((each): each is Condition => {
    const { field, operator, value } = Object(each) as Partial<Condition>;
    return typeof field === "string" && field !== "" && typeof operator === "string" && isValue(value);
  });
}

const isScalar = (value: unknown) => ["string", "number", "boolean"].includes(typeof value);
const isValue = (value: unknown) => isScalar(value) || (Array.isArray(value) && value.every(isScalar));

/** The filters of a list that say the same: all must hold. */
export function toFilters(conditions: readonly Condition[], text?: string): Record<string, LogFilter[]> {
  const filters: Record<string, LogFilter[]> = {};
  for (const { field, operator, value } of conditions) (filters[field] ??= []).push({ operator, value });
  if (text) (filters["full_text"] ??= []).push({ operator: "", value: text });
  return filters;
}
