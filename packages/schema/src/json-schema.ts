import { z } from "zod";
import { zodToJsonSchema } from "zod-to-json-schema";
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
      } else noise(json);
    },
  }) as JsonSchema;
}

type Zod3 = Parameters<typeof zodToJsonSchema>[0];
interface StandardJsonSchema {
  "~standard": { vendor: string; jsonSchema?: { input(options: { target: string }): JsonSchema } };
}

const isZod4 = (schema: object): schema is z.ZodType => "_zod" in schema;
const isZod3 = (schema: object): schema is Zod3 =>
  "_def" in schema && typeof (schema._def as { typeName?: unknown } | undefined)?.typeName === "string";
const isStandard = (schema: object): schema is StandardJsonSchema => "~standard" in schema;

/**
 * JSON Schema of a schema that a user hands us, such as a structured output or a tool's parameters: zod 4, zod 3, any library
 * that offers Standard JSON Schema, or a JSON Schema itself, which is returned as it is.
 *
 * @throws TypeError naming the library, when it offers no JSON Schema.
 */
export function toJsonSchema(schema: object): JsonSchema {
  if (isZod4(schema)) return z.toJSONSchema(schema, { io: "input" }) as JsonSchema;
  if (isZod3(schema)) return zodToJsonSchema(schema) as JsonSchema;
  if (isStandard(schema)) {
    const { vendor, jsonSchema } = schema["~standard"];
    if (!jsonSchema)
      throw new TypeError(`Schemas of "${vendor}" offer no JSON Schema; convert the schema first and pass the result.`);
    return jsonSchema.input({ target: "draft-2020-12" });
  }
  return schema as JsonSchema;
}
