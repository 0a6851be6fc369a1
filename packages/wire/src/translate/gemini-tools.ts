import { type JsonObject, objectsOf, withoutEmpty } from "../json.ts";
import { type AnswerSchema, answerToolDescription, answerToolName } from "./answer-tool.ts";
import { chosenFunction, functionOf } from "./parts.ts";
import type { ChatReader } from "./written.ts";

const modes: Readonly<Record<string, string>> = { none: "NONE", auto: "AUTO", required: "ANY" };

/**
 * The tools of a request and which of them must be called.
 *
 * @param answer When the answer must be given by the call of a tool.
 */
export function geminiToolsOf(reader: ChatReader, answer: AnswerSchema | undefined): JsonObject {
  const own = objectsOf(reader.take("tools")).map((tool) => declarationOf(functionOf(tool)));
  const choice = reader.take("tool_choice");
  if (own.length === 0) return {};
  if (reader.take("parallel_tool_calls") === false)
    reader.warn("parallel_tool_calls", "was not sent: Gemini's API has nothing like it");
  const named = chosenFunction(choice) ?? (answer && choice === "none" ? answerToolName : undefined);
  const mode = named || answer ? "ANY" : modes[String(choice)];
  const config = mode && { mode, ...(named && { allowedFunctionNames: [named] }) };
  return {
    tools: [{ functionDeclarations: answer ? [...own, answerTool(answer)] : own }],
    ...(config && { toolConfig: { functionCallingConfig: config } }),
  };
}

const answerTool = (answer: AnswerSchema) =>
  declarationOf({ name: answerToolName, description: answerToolDescription(answer), parameters: answer.schema });

function declarationOf({ name, description, parameters }: JsonObject): JsonObject {
  return { name, ...withoutEmpty({ description, parametersJsonSchema: parameters }) };
}
