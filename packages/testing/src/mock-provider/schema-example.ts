import type { Schema } from "./chat-request.ts";

/** A value that fits a simple JSON Schema: types, enum, const, properties, items, minimum, anyOf and local `$ref`. */
export function schemaExample(schema: Schema, text: string, root: Schema = schema): unknown {
  if ("const" in schema) return schema["const"];
  if (Array.isArray(schema["enum"])) return schema["enum"][0];
  if (typeof schema["$ref"] === "string") return schemaExample(resolveReference(schema["$ref"], root), text, root);
  for (const keyword of ["anyOf", "oneOf", "allOf"]) {
    const options = schema[keyword];
    if (Array.isArray(options)) return schemaExample(options[0] as Schema, text, root);
  }
  switch (typeOf(schema)) {
    case "object": {
      const properties = Object.entries((schema["properties"] ?? {}) as Record<string, Schema>);
      return Object.fromEntries(properties.map(([name, property]) => [name, schemaExample(property, text, root)]));
    }
    case "array": {
      const item = schemaExample((schema["items"] ?? {}) as Schema, text, root);
      return Array.from({ length: Number(schema["minItems"] ?? 1) }, () => item);
    }
    case "integer":
    case "number":
      return Number(schema["minimum"] ?? 1);
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return text;
  }
}

function typeOf(schema: Schema): unknown {
  const { type } = schema;
  if (Array.isArray(type)) return type[0];
  return type ?? ("properties" in schema ? "object" : "string");
}

function resolveReference(reference: string, root: Schema): Schema {
  let target: unknown = root;
  for (const key of reference.split("/").slice(1)) target = (target as Schema | undefined)?.[key];
  return (target ?? {}) as Schema;
}
