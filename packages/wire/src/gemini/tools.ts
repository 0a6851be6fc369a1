import { type JsonObject, objectsOf, omit, withoutEmpty } from "../json.ts";
import { camelCased } from "./camel-case.ts";

/** Tools as chat has them, one for each function; those that Google runs itself are named after what they are. */
export function toolsOf(tools: unknown): unknown {
  return Array.isArray(tools) ? objectsOf(tools).map(camelCased).flatMap(toolsIn) : tools;
}

function toolsIn(tool: JsonObject): JsonObject[] {
  const { functionDeclarations, ...others } = tool;
  const functions = objectsOf(functionDeclarations).map(camelCased).map(functionTool);
  return [...functions, ...Object.entries(others).map(([type, settings]) => ({ type, [type]: settings }))];
}

function functionTool(declaration: JsonObject): JsonObject {
  const { name, description, parameters, parametersJsonSchema } = declaration;
  return {
    type: "function",
    function: { name, ...withoutEmpty({ description, parameters: parametersJsonSchema ?? parameters }) },
    ...omit(declaration, "name", "description", "parameters", "parametersJsonSchema"),
  };
}

const choices = new Map<unknown, string>([
  ["AUTO", "auto"],
  ["ANY", "required"],
  ["NONE", "none"],
]);

/** The choice of a tool as chat has it; `full_request` keeps the original too. */
export function toolChoiceOf(toolConfig: unknown): unknown {
  const { mode, allowedFunctionNames: names } = camelCased(camelCased(toolConfig)["functionCallingConfig"]);
  if (mode === "ANY" && Array.isArray(names) && names.length === 1)
    return { type: "function", function: { name: names[0] } };
  return choices.get(mode);
}
