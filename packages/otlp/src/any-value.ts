import { asObject, type JsonObject, objectsOf } from "./json.ts";

/** Most lists and objects inside each other in one attribute. */
const deepest = 64;

/** The value of an `AnyValue`. @throws RangeError when it cannot be kept. */
function readAnyValue(value: unknown, depth = 0): unknown {
  if (depth > deepest) throw new RangeError(`an attribute is nested deeper than ${deepest} levels`);
  const any = asObject(value);
  if (!any) return null;
  if ("stringValue" in any) return any["stringValue"];
  if ("boolValue" in any) return any["boolValue"];
  if ("intValue" in any) return readInteger(any["intValue"]);
  if ("doubleValue" in any) return readDouble(any["doubleValue"]);
  if ("arrayValue" in any) {
    const values = asObject(any["arrayValue"])?.["values"];
    return Array.isArray(values) ? values.map((each) => readAnyValue(each, depth + 1)) : [];
  }
  if ("kvlistValue" in any) return readAttributes(asObject(any["kvlistValue"])?.["values"], depth + 1);
  if ("bytesValue" in any) return any["bytesValue"];
  return null;
}

/** Attributes as an object; of a key that comes twice the last is kept, as OpenTelemetry's own readers do. */
export function readAttributes(list: unknown, depth = 0): JsonObject {
  const entries = objectsOf(list).map(({ key, value }) => [key, readAnyValue(value, depth)] as const);
  const named = entries.filter(([key]) => typeof key === "string");
  if (named.some(([key]) => key === "__proto__")) throw new RangeError('no attribute may be named "__proto__"');
  return Object.fromEntries(named);
}

/** JSON writes 64-bit integers as text; those beyond what a number holds exactly stay text. */
function readInteger(value: unknown): unknown {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** JSON writes what is no number as text. */
function readDouble(value: unknown): unknown {
  return typeof value === "number" ? value : String(value);
}

/** A JSON value as an `AnyValue`. */
export function writeAnyValue(value: unknown): JsonObject {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number")
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? { intValue: String(value) } : { doubleValue: value };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(writeAnyValue) } };
  const object = asObject(value);
  return object ? { kvlistValue: { values: writeAttributes(object) } } : {};
}

/** An object as attributes. */
export function writeAttributes(object: JsonObject): JsonObject[] {
  return Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({ key, value: writeAnyValue(value) }));
}
