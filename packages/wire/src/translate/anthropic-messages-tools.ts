import { type JsonObject, objectsOf, withoutEmpty } from "../json.ts";
import { type AnswerSchema, answerToolDescription, answerToolName } from "./answer-tool.ts";
import { argumentsSchemaOf, chosenFunction, functionOf } from "./parts.ts";
import { toolsCalledIn, type Turn } from "./turns.ts";
import type { ChatReader } from "./written.ts";

interface AnthropicTools {
  tools?: JsonObject[];
  tool_choice?: JsonObject;
}

interface ToolNeeds {
  turns: Turn[];
  /** When the answer must be given by the call of a tool. */
  answer: AnswerSchema | undefined;
}

const types: Readonly<Record<string, string>> = { none: "none", required: "any", auto: "auto" };

/** The tools of a request and which of them must be called. */
export function anthropicToolsOf(reader: ChatReader, { turns, answer }: ToolNeeds): AnthropicTools {
  const own = objectsOf(reader.take("tools")).map(toolOf);
  const choice = reader.take("tool_choice");
  const parallel = reader.take("parallel_tool_calls");
  const called = toolsCalledIn(turns, ({ type, name }) => (type === "tool_use" ? name : undefined));
  // A conversation that called tools must go on to name them.
  const tools = own.length > 0 ? own : called.map((name) => ({ name, input_schema: argumentsSchemaOf(undefined) }));
  const forbidden = choice === "none" || own.length === 0;
  if (answer) {
    const tool = { name: answerToolName, description: answerToolDescription(answer), input_schema: answer.schema };
    const named = chosenFunction(choice);
    const wanted = named ?? (forbidden ? answerToolName : undefined);
    return {
      tools: [...tools, tool],
      tool_choice: { ...(wanted ? { type: "tool", name: wanted } : { type: "any" }), ...one },
    };
  }
  if (tools.length === 0 || (forbidden && called.length === 0)) return {};
  if (forbidden) return { tools, tool_choice: { type: "none" } };
  const single = parallel === false ? one : {};
  const named = chosenFunction(choice);
  if (named) return { tools, tool_choice: { type: "tool", name: named, ...single } };
  const type = types[String(choice)];
  return { tools, ...((type || parallel === false) && { tool_choice: { type: type ?? "auto", ...single } }) };
}

const one = { disable_parallel_tool_use: true };

function toolOf(tool: JsonObject): JsonObject {
  const { name, description, parameters, strict } = functionOf(tool);
  return {
    name,
    ...withoutEmpty({ description, strict, cache_control: tool["cache_control"] }),
    input_schema: argumentsSchemaOf(parameters),
  };
}
