export type JsonObject = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** Text that says something. */
export function asText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** A member that an object itself has, under any of several spellings. */
export function memberOf(object: JsonObject | undefined, ...names: string[]): unknown {
  const name = names.find((each) => object && Object.hasOwn(object, each) && object[each] != null);
  return name === undefined ? undefined : object![name];
}
