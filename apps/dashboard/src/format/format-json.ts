import { absent } from "./absent.ts";
import { indentJson } from "./indent-json.ts";
import { oneLine } from "./one-line.ts";

/** JSON on the one line of a cell. A string is taken for JSON text. */
export function formatJson(value: unknown): string {
  return oneLine(typeof value === "string" ? value : textOf(value)) || absent;
}

/** JSON on many lines, for details; JSON text keeps every digit and every repeated key. Text that is no JSON stays as it is. */
export function formatPrettyJson(value: unknown): string {
  const text = typeof value === "string" ? value : textOf(value);
  return indentJson(text) ?? (text || absent);
}

/** Empty where there is no JSON of a value. */
function textOf(value: unknown): string {
  try {
    return value === null ? "" : (JSON.stringify(value) ?? "");
  } catch {
    // It leads back to itself, or is too deep.
    return "…";
  }
}
