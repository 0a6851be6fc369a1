import { type JsonObject, withoutEmpty } from "../json.ts";

export const formatParameters = ["responseMimeType", "responseSchema", "responseJsonSchema"];

/** The form of the answer as the log has it. */
export function responseFormatOf(generationConfig: JsonObject): JsonObject | undefined {
  const { responseMimeType, responseSchema, responseJsonSchema } = generationConfig;
  if (responseMimeType !== "application/json") return undefined;
  if (responseJsonSchema !== undefined) return { type: "json_schema", json_schema: { schema: responseJsonSchema } };
  return { type: "json_object", ...withoutEmpty({ response_schema: responseSchema }) };
}
