import { fromLocalInput, toLocalInput } from "../time-range/local-input.ts";
import { asksForPresence, type Condition, type ConditionValue, takesMany } from "./conditions.ts";
import type { FilterField } from "./filter-fields.ts";

/** What a reader has typed: one text, or several where the operator takes many. */
export interface TypedValue {
  text: string;
  many: readonly string[];
}

/** What typed values come to, or why they do not. */
export type ReadValue = { value: ConditionValue; error?: undefined } | { error: string };

/** Reads what was typed, by the kind of input that a field takes. */
export function readTypedValue(field: FilterField, operator: string, { text, many }: TypedValue): ReadValue {
  if (asksForPresence(operator)) return { value: true };
  const typed = text.trim();
  if (!takesMany(operator)) return readOne(field, typed);
  const all = [...new Set([...many, ...(typed === "" ? [] : [typed])])];
  if (all.length === 0) return { error: "Say at least one value." };
  const values: (string | number)[] = [];
  for (const each of all) {
    const read = readOne(field, each);
    if (read.error !== undefined) return read;
    values.push(read.value as string | number);
  }
  return { value: values };
}

function readOne({ input, unit }: FilterField, text: string): ReadValue {
  if (text === "") return { error: "Say a value." };
  if (input === "number") {
    const number = Number(text);
    return Number.isFinite(number)
      ? { value: number }
      : { error: `“${text}” is no number${unit ? ` (${unit})` : ""}.` };
  }
  if (input === "datetime") {
    const time = fromLocalInput(text);
    return time === undefined ? { error: "Say a date and a time." } : { value: time };
  }
  if (input === "boolean") return { value: text === "true" };
  return { value: text };
}

/** What an editor shows for a condition that there is. */
export function typedValueOf(field: FilterField, { operator, value }: Condition): TypedValue {
  if (asksForPresence(operator)) return { text: "", many: [] };
  if (Array.isArray(value)) return { text: "", many: value.map(String) };
  if (field.input === "datetime" && typeof value === "string" && !Number.isNaN(Date.parse(value)))
    return { text: toLocalInput(value), many: [] };
  return { text: String(value), many: [] };
}
