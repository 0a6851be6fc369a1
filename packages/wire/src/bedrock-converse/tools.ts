import { asObject, type JsonObject, objectsOf, withoutEmpty } from "../json.ts";
import { named } from "./message.ts";

/** Tools as chat has them; what is no function is named after what it is. */
export function toolsOf(tools: unknown): unknown {
  return Array.isArray(tools) ? objectsOf(tools).map(toolOf) : tools;
}

function toolOf(tool: JsonObject): JsonObject {
  const spec = asObject(tool["toolSpec"]);
  if (!spec) return named(tool);
  const { name, description, inputSchema, strict, ...others } = spec;
  const parameters = asObject(inputSchema)?.["json"] ?? inputSchema;
  return { type: "function", function: { name, ...withoutEmpty({ description, parameters, strict }) }, ...others };
}

/** The choice of a tool as chat has it. */
export function toolChoiceOf(choice: unknown): unknown {
  const { auto, any, tool } = asObject(choice) ?? {};
  if (asObject(tool)) return { type: "function", function: { name: asObject(tool)?.["name"] } };
  if (any !== undefined) return "required";
  return auto === undefined ? undefined : "auto";
}
