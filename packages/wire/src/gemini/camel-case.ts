import { asObject, type JsonObject } from "../json.ts";

/** An object with its own names in camel case: Gemini takes both. */
export function camelCased(value: unknown): JsonObject {
  const entries = Object.entries(asObject(value) ?? {});
  return Object.fromEntries(
    entries.map(([name, member]) => [name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), member]),
  );
}
