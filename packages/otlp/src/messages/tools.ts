import { asObject, type JsonObject, unwrapJson, withoutUndefined } from "../json.ts";

/** Definitions of tools, in any of the forms that are sent, as a log has them; undefined when they are none. */
export function readTools(value: unknown): JsonObject[] | undefined {
  const list = unwrapJson(value);
  if (!Array.isArray(list)) return undefined;
  const tools = list.map((each) => readTool(asObject(unwrapJson(each))));
  return tools.length > 0 && tools.every((tool) => tool !== undefined) ? tools : undefined;
}

function readTool(tool: JsonObject | undefined): JsonObject | undefined {
  if (!tool) return undefined;
  const type = typeof tool["type"] === "string" ? tool["type"] : "function";
  if (type !== "function") return { ...tool, type };
  const {
    name,
    description,
    parameters,
    inputSchema,
    input_schema,
    arguments: args,
    strict,
  } = {
    ...tool,
    ...asObject(tool["function"]),
  };
  if (typeof name !== "string") return undefined;
  const schema = parameters ?? inputSchema ?? input_schema ?? args;
  return {
    type,
    function: withoutUndefined({
      name,
      description: typeof description === "string" ? description : undefined,
      parameters: schema === undefined ? undefined : unwrapJson(schema),
      strict: typeof strict === "boolean" ? strict : undefined,
    }),
  };
}
