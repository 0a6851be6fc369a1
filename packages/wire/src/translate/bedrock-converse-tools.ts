import { asObject, type JsonObject, objectsOf, withoutEmpty } from "../json.ts";
import { type AnswerSchema, answerToolDescription, answerToolName } from "./answer-tool.ts";
import type { ClaudeModel } from "./claude.ts";
import { argumentsSchemaOf, chosenFunction, functionOf } from "./parts.ts";
import { toolsCalledIn, type Turn } from "./turns.ts";
import type { ChatReader } from "./written.ts";

interface ToolNeeds {
  turns: Turn[];
  claude: ClaudeModel | undefined;
  /** When the answer must be given by the call of a tool. */
  answer: AnswerSchema | undefined;
}

export interface BedrockTools {
  toolConfig?: JsonObject;
  /** What Claude is told in its own words, because Bedrock has none for it. */
  tool_choice?: JsonObject;
  /** Whether a tool must be called. */
  forced: boolean;
}

/** The tools of a request and which of them must be called. */
export function bedrockToolsOf(reader: ChatReader, { turns, claude, answer }: ToolNeeds): BedrockTools {
  // Bedrock's own copy of what the newest Claude models take knows no strict tools.
  const isStrict = claude?.sampling !== "none";
  const own = objectsOf(reader.take("tools")).map((tool) => toolOf(functionOf(tool), isStrict));
  const choice = reader.take("tool_choice");
  const single = reader.take("parallel_tool_calls") === false;
  const called = toolsCalledIn(turns, ({ toolUse }) => asObject(toolUse)?.["name"]);
  // Bedrock refuses a conversation that called tools and names none.
  const tools = own.length > 0 ? own : called.map((name) => toolOf({ name }));
  const forbidden = choice === "none" || own.length === 0;
  const named = chosenFunction(choice);
  if (answer) {
    const description = answerToolDescription(answer);
    tools.push(toolOf({ name: answerToolName, description, parameters: answer.schema }));
    const name = named ?? (forbidden ? answerToolName : undefined);
    return choiceOf(reader, { tools, claude, name, required: true, single });
  }
  if (tools.length === 0 || (forbidden && called.length === 0)) return { forced: false };
  if (forbidden && own.length > 0) reader.warn("tool_choice", "was not sent: Bedrock cannot forbid calls");
  return choiceOf(reader, {
    tools,
    claude,
    name: named,
    required: choice === "required",
    single: single && !forbidden,
  });
}

interface Choice {
  tools: JsonObject[];
  claude: ClaudeModel | undefined;
  name: string | undefined;
  required: boolean;
  /** Only one call at a time. */
  single: boolean;
}

function choiceOf(reader: ChatReader, { tools, claude, name, required, single }: Choice): BedrockTools {
  const wanted = name !== undefined || required;
  const forced = wanted && claude?.forcedTools !== false;
  if (wanted && !forced) reader.warn("tool_choice", "was sent as auto: the model cannot be made to call a tool");
  if (single && claude) {
    const type = !forced ? "auto" : name ? "tool" : "any";
    const tool_choice = { type, ...(type === "tool" && { name }), disable_parallel_tool_use: true };
    return { toolConfig: { tools }, tool_choice, forced };
  }
  if (single) reader.warn("parallel_tool_calls", "was not sent: the model has nothing like it");
  const toolChoice = name ? { tool: { name } } : { any: {} };
  return { toolConfig: { tools, ...(forced && { toolChoice }) }, forced };
}

function toolOf({ name, description, parameters, strict }: JsonObject, isStrict = false): JsonObject {
  const json = argumentsSchemaOf(parameters);
  return {
    toolSpec: { name, ...withoutEmpty({ description, strict: isStrict ? strict : undefined }), inputSchema: { json } },
  };
}
