import { asObject, type JsonObject, omit, withoutEmpty } from "../json.ts";

/** Tools as chat has them; those that Anthropic runs itself stay as they are. */
export function toolsOf(tools: unknown): unknown {
  return Array.isArray(tools) ? tools.map((tool) => toolOf(tool)) : tools;
}

function toolOf(value: unknown): unknown {
  const tool = asObject(value);
  const isOwn = tool && (tool["type"] === undefined || tool["type"] === null || tool["type"] === "custom");
  if (!isOwn) return value;
  const { name, description, input_schema: parameters, strict } = tool;
  return {
    type: "function",
    function: { name, ...withoutEmpty({ description, parameters, strict }) },
    ...omit(tool, "type", "name", "description", "input_schema", "strict"),
  };
}

/** The choice of a tool as chat has it. */
export function toolChoiceOf(choice: JsonObject): unknown {
  const { type, name, ...rest } = omit(choice, "disable_parallel_tool_use");
  if (Object.keys(rest).length > 0) return choice;
  if (type === "tool") return { type: "function", function: { name } };
  return type === "any" ? "required" : type;
}
