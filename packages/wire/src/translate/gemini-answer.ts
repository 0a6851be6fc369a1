import { asObject, type JsonObject, withoutEmpty } from "../json.ts";
import { type AnswerSchema, answerSchemaOf } from "./answer-tool.ts";
import type { GeminiModel } from "./gemini-model.ts";
import { responseFormatOf } from "./parts.ts";
import type { ChatReader } from "./written.ts";

/** How an answer is made to take its form. */
export interface GeminiAnswer {
  /** Settings of the generation. */
  config: JsonObject;
  /** When the answer must be given by the call of a tool: older models take a schema or tools, not both. */
  tool: AnswerSchema | undefined;
}

/** Reads `response_format`; `response_schema` is the name Google's own clients know a schema by. */
export function takeGeminiSchema(reader: ChatReader, { jsonBesideTools }: GeminiModel): GeminiAnswer {
  const format = responseFormatOf({ response_format: reader.take("response_format") });
  const answer = answerSchemaOf(format);
  if (!answer && format["type"] !== "json_object") return { config: {}, tool: undefined };
  const tools = reader.take("tools");
  const hasTools = Array.isArray(tools) && tools.length > 0;
  if (hasTools && !jsonBesideTools) {
    if (answer) return { config: {}, tool: answer };
    reader.warn("response_format", "json_object was not sent: the model takes it or tools, not both");
    return { config: {}, tool: undefined };
  }
  const isOwn = asObject(format["json_schema"]) === undefined;
  return {
    config: {
      responseMimeType: "application/json",
      ...withoutEmpty({ [isOwn ? "responseSchema" : "responseJsonSchema"]: answer?.schema }),
    },
    tool: undefined,
  };
}
