import { z } from "zod";
import { zodToJsonSchema } from "zod-to-json-schema";
import type { JsonSchema } from "./json-schema.ts";

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
