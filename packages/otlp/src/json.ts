/** Parsed JSON from a sender of spans, of which nothing is known: each reader gives the value when it has the type, else undefined. */
export type JsonObject = Record<string, unknown>;

export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** The objects of a list; none when it is no list. */
export function objectsOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.map(asObject).filter((item) => item !== undefined) : [];
}

export function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The object or list that a string holds as JSON; anything else as it is. Attributes hold content either way. */
export function unwrapJson(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  // Such a key would be lost in the first object it is copied to.
  if (value.includes('"__proto__"')) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** The value of an attribute that is always JSON, a text in quotes too; what is none stays as it is. */
export function parseJson(value: unknown): unknown {
  if (typeof value !== "string" || !value.startsWith('"')) return unwrapJson(value);
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** A string as it is, anything else as JSON. */
export function toText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

/** A copy without the keys that are undefined. */
export function withoutUndefined(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

/** Whether two JSON values say the same; the order of keys says nothing. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [Object.entries(one), other as JsonObject];
  return left.length === Object.keys(right).length && left.every(([key, value]) => isSame(value, right[key]));
}

/** A copy without some keys. */
export function omit(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
