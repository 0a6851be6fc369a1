/** Parsed JSON from a provider, of which nothing is known: each reader gives the value when it has the type, else undefined. */
export type JsonObject = Record<string, unknown>;

export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** The objects of a list; none when it is no list. */
export function objectsOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter((item) => asObject(item) !== undefined) : [];
}

/** A string that is not empty. */
export function asText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A word such as an id or a reason: a string that is not empty, cut where no word is that long. */
export function asLabel(value: unknown): string | undefined {
  return asText(value)?.slice(0, 1000);
}

/** A whole number that is not negative. */
export function asIndex(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

/** A value as JSON; a string is taken for JSON already. Nothing when there is no value, or one that is nested deeper than the stack. */
export function asJson(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** The value of JSON; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A copy without some keys. */
export function omit(object: JsonObject, ...names: string[]): JsonObject {
  return pick(object, (name) => !names.includes(name));
}

/** A copy without the keys that say nothing: null, undefined, "", {} and []. */
export function withoutEmpty(object: JsonObject): JsonObject {
  return pick(object, (_, value) => !saysNothing(value));
}

function pick(object: JsonObject, isKept: (name: string, value: unknown) => boolean): JsonObject {
  const kept: JsonObject = {};
  for (const name of Object.keys(object)) if (isKept(name, object[name])) kept[name] = object[name];
  return kept;
}

/** Whether a value is null, undefined, "", {} or []. */
export function saysNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
