import { asObject, asText, type JsonObject } from "../json.ts";
import { responseFormatOf } from "./parts.ts";
import type { ChatReader } from "./written.ts";

/**
 * The tool whose call is an answer in the form that was asked for, of models that take no JSON Schema for their answers.
 * Whoever reads the answer knows it by its name.
 */
export const answerToolName = "kai_json_answer";

/** A schema that an answer must follow. */
export interface AnswerSchema {
  schema: JsonObject;
  name?: string;
  description?: string;
}

/** The schema that `response_format` or the older `response_schema` asks for. */
export function answerSchemaOf(format: JsonObject): AnswerSchema | undefined {
  const { schema, name, description } = asObject(format["json_schema"]) ?? {};
  const given = asObject(schema) ?? asObject(format["response_schema"]);
  if (!given) return undefined;
  const told = { name: asText(name), description: asText(description) };
  return {
    schema: given,
    ...(told.name && { name: told.name }),
    ...(told.description && { description: told.description }),
  };
}

/** The form an answer must take; `json_object` alone is named where a provider has nothing like it. */
export function takeAnswerSchema(reader: ChatReader): AnswerSchema | undefined {
  const format = responseFormatOf({ response_format: reader.take("response_format") });
  const schema = answerSchemaOf(format);
  if (!schema && format["type"] === "json_object")
    reader.warn("response_format", "json_object was not sent: the provider knows json_schema only");
  return schema;
}

/** What the model is told about the tool. */
export const answerToolDescription = ({ description }: AnswerSchema): string =>
  description ?? "Call this to give the answer, in the form it must take.";
