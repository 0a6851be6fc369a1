import { asObject, type JsonObject, objectsOf, withoutEmpty } from "../json.ts";
import { type AnswerSchema, answerToolDescription, answerToolName } from "./answer-tool.ts";
import type { ClaudeModel } from "./claude.ts";
import { chosenFunction, functionOf } from "./parts.ts";
import { toolsCalledIn, type Turn } from "./turns.ts";
import type { ChatReader } from "./written.ts";

interface ToolNeeds {
  turns: Turn[];
  claude: ClaudeModel | undefined;
  /** When the answer must be given by the call of a tool. */
  answer: AnswerSchema | undefined;
}

/** The tools of a request and which of them must be called. */
export function bedrockToolsOf(reader: ChatReader, { turns, claude, answer }: ToolNeeds): JsonObject {
  // Bedrock's own copy of what the newest Claude models take knows no strict tools.
  const isStrict = claude?.sampling !== "none";
  const own = objectsOf(reader.take("tools")).map((tool) => toolOf(functionOf(tool), isStrict));
  const choice = reader.take("tool_choice");
  const called = toolsCalledIn(turns, ({ toolUse }) => asObject(toolUse)?.["name"]);
  // Bedrock refuses a conversation that called tools and names none.
  const tools = own.length > 0 ? own : called.map((name) => toolOf({ name }));
  const forbidden = choice === "none" || own.length === 0;
  const named = chosenFunction(choice);
  if (answer) {
    const description = answerToolDescription(answer);
    const tool = toolOf({ name: answerToolName, description, parameters: answer.schema });
    const wanted = named ?? (forbidden ? answerToolName : undefined);
    return { tools: [...tools, tool], ...choiceOf(reader, { claude, name: wanted, required: true }) };
  }
  if (tools.length === 0 || (forbidden && called.length === 0)) return {};
  if (forbidden && own.length > 0) reader.warn("tool_choice", "was not sent: Bedrock cannot forbid calls");
  return { tools, ...choiceOf(reader, { claude, name: named, required: choice === "required" }) };
}

interface Choice {
  claude: ClaudeModel | undefined;
  name: string | undefined;
  required: boolean;
}

function choiceOf(reader: ChatReader, { claude, name, required }: Choice): JsonObject {
  if (!name && !required) return {};
  if (claude?.forcedTools !== false) return { toolChoice: name ? { tool: { name } } : { any: {} } };
  reader.warn("tool_choice", "was sent as auto: the model cannot be made to call a tool");
  return {};
}

function toolOf({ name, description, parameters, strict }: JsonObject, isStrict = false): JsonObject {
  const json = parameters ?? { type: "object", properties: {} };
  return {
    toolSpec: { name, ...withoutEmpty({ description, strict: isStrict ? strict : undefined }), inputSchema: { json } },
  };
}
