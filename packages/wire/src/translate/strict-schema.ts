import { asObject, type JsonObject } from "../json.ts";

/** Limits that models which follow a schema to the letter do not know: they are refused, not ignored. */
const unknownKeywords = new Set([
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
]);

/** Members that hold schemas by name, and not keywords. */
const mapsOfSchemas = new Set(["properties", "$defs", "definitions"]);

/**
 * A JSON Schema as Claude takes it for an answer: objects say that they hold nothing else, and limits on values are left out.
 * @see https://docs.claude.com/en/docs/build-with-claude/structured-outputs#json-schema-limitations
 */
export function strictSchema(schema: JsonObject): JsonObject {
  const strict: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (unknownKeywords.has(keyword) || (keyword === "minItems" && Number(value) > 1)) continue;
    if (mapsOfSchemas.has(keyword)) strict[keyword] = mapped(value);
    else if (keyword === "oneOf") strict["anyOf"] = nested(value);
    else if (keyword !== "const" && keyword !== "enum" && keyword !== "default") strict[keyword] = nested(value);
    else strict[keyword] = value;
  }
  const isObject = schema["type"] === "object" || schema["properties"] !== undefined;
  return isObject ? { ...strict, additionalProperties: false } : strict;
}

function nested(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nested);
  const schema = asObject(value);
  return schema ? strictSchema(schema) : value;
}

function mapped(value: unknown): unknown {
  const schemas = Object.entries(asObject(value) ?? {});
  return Object.fromEntries(schemas.map(([name, schema]) => [name, nested(schema)]));
}
