import { z } from "zod";
import { flag, map, text } from "./param.ts";

const types = ["text", "json_object", "json_schema"] as const;
const typeError = `must be one of ${types.join(", ")}`;

const jsonSchema = z.looseObject(
  { name: text.optional(), schema: map, strict: flag.nullish(), description: text.nullish() },
  { error: "must be an object with a schema" },
);

/** An object, or its type alone. */
export const chatResponseFormat = z.union(
  [
    z
      .looseObject({
        type: z.enum(types, { error: typeError }),
        json_schema: jsonSchema.optional(),
        response_schema: map.optional(),
      })
      .refine(({ type, json_schema }) => type !== "json_schema" || json_schema !== undefined, {
        path: ["json_schema"],
        error: "is required for type json_schema",
      }),
    z.enum(["text", "json_object"]),
  ],
  { error: "must be an object with a type" },
);
