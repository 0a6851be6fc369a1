import type { Comparison, FilterStyle, Presence } from "./filter-style.ts";

/** `not`, `in` and `not_in` are `equals` of any value, turned round or not. */
type Membership = "in" | "not" | "not_in";

export type Operator = Comparison | Membership | Presence;

/** Other spellings of an operator, lower-cased and with `_` for blanks. */
const spellings: Readonly<Record<string, Operator>> = {
  "": "equals",
  "=": "equals",
  "==": "equals",
  eq: "equals",
  "!=": "not",
  notempty: "not_empty",
};

/** The operators a style allows. */
export function operatorsOf(style: FilterStyle): Operator[] {
  const comparisons = Object.keys(style.comparisons) as Comparison[];
  const memberships: Membership[] = style.comparisons.equals ? ["in", "not", "not_in"] : [];
  return [...comparisons, ...memberships, ...style.presence];
}

/** The operator that is meant, or undefined when the style does not allow it. */
export function readOperator(written: string, style: FilterStyle): Operator | undefined {
  const name = written.trim().toLowerCase().replaceAll(" ", "_");
  return operatorsOf(style).find((operator) => operator === (spellings[name] ?? name));
}
