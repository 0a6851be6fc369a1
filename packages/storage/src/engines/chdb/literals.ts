import type { EngineParams } from "../../engine.ts";

/**
 * Puts parameters into a statement as literals of their type. chDB's own parameters are shared by all statements of the process, so
 * that it runs such statements one after the other; those with literals run side by side.
 */
export const withLiterals = (sql: string, params: EngineParams): string =>
  // What is missing stays, and is the engine's to complain about.
  sql.replace(/\{(\w+):([^{}]+)\}/g, (placeholder, name: string, type: string) =>
    Object.hasOwn(params, name) ? literal(params[name]!, type) : placeholder,
  );

function literal(value: EngineParams[string], type: string): string {
  // As text: a number's own literal would lose digits, or be of another type.
  const text = typeof value === "object" ? `[${value.map(quoted).join(", ")}]` : quoted(String(value));
  return type === "String" || type === "Array(String)" ? text : `CAST(${text}, ${quoted(type)})`;
}

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "'": "\\'", "\0": "\\0" };

const quoted = (text: string) => `'${text.replace(/[\\'\0]/g, (character) => escapes[character]!)}'`;
