import { z } from "zod";
import { fieldMeta } from "./field.ts";

export type JsonSchema = Record<string, unknown>;

/** Zod writes these out although they say nothing a reader of the schema can use. */
const noise = (schema: JsonSchema): void => {
  if (schema["format"] === "date-time") delete schema["pattern"];
  if (schema["maximum"] === Number.MAX_SAFE_INTEGER) delete schema["maximum"];
  if (schema["minimum"] === Number.MIN_SAFE_INTEGER) delete schema["minimum"];
  if (JSON.stringify(schema["propertyNames"]) === '{"type":"string"}') delete schema["propertyNames"];
  if (JSON.stringify(schema["additionalProperties"]) === "{}") schema["additionalProperties"] = true;
};

/**
 * JSON Schema 2020-12 of one of our own zod schemas, descriptions and examples included.
 *
 * @param components Schemas that are written as references into an OpenAPI document.
 */
export function jsonSchemaOf(schema: z.ZodType, components: ReadonlyMap<unknown, string> = new Map()): JsonSchema {
  return z.toJSONSchema(schema, {
    metadata: fieldMeta,
    io: "input",
    unrepresentable: "any",
    override({ zodSchema, jsonSchema }) {
      const json = jsonSchema as JsonSchema;
      const name = components.get(zodSchema);
      if (name) {
        for (const key of Object.keys(json)) delete json[key];
        json["$ref"] = `#/components/schemas/${name}`;
      } else {
        // What contracts say of a parameter with `.meta()`, beside what fields say of themselves.
        Object.assign(json, z.globalRegistry.get(zodSchema));
        noise(json);
      }
    },
  }) as JsonSchema;
}
