import { type ChatRequest, textOf } from "./chat-request.ts";
import { schemaExample } from "./schema-example.ts";
import type { ScriptParts } from "./script.ts";

interface ToolCall {
  id: string;
  name: string;
  arguments: string;
}

/** What the model says in one choice. */
export interface Choice {
  text: string | null;
  refusal: string | null;
  reasoning?: { field: "reasoning_content" | "reasoning"; text: string };
  tool_calls: ToolCall[];
  finish_reason: "stop" | "length" | "tool_calls";
}

/** About four characters are one token of English text. */
const CHARACTERS_PER_TOKEN = 4;

/** The choices of an answer: what the script says, else something that fits the request. */
export function answer(request: ChatRequest, script: ScriptParts): Choice[] {
  const count = script.choices?.n ?? request.n ?? 1;
  return Array.from({ length: count }, (_, index) => choice(request, script, index));
}

export function countTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

function choice(request: ChatRequest, script: ScriptParts, index: number): Choice {
  const reasoning = script.reasoning && {
    reasoning: { field: script.reasoning.field ?? "reasoning_content", text: script.reasoning.reasoning },
  };
  const calls = toolCalls(request, script, index);
  if (calls.length > 0)
    return { text: null, refusal: null, ...reasoning, tool_calls: calls, finish_reason: "tool_calls" };
  if (script.refusal)
    return { text: null, refusal: script.refusal.refusal, ...reasoning, tool_calls: [], finish_reason: "stop" };

  const full = script.text?.text ?? (script.split_utf8 ? "Grüße aus 東京, à bientôt 👋🏽 !" : sentence(request, index));
  const limit = request.max_completion_tokens ?? request.max_tokens;
  const text = limit === undefined ? full : full.slice(0, limit * CHARACTERS_PER_TOKEN);
  return { text, refusal: null, ...reasoning, tool_calls: [], finish_reason: text === full ? "stop" : "length" };
}

function toolCalls(request: ChatRequest, script: ScriptParts, index: number): ToolCall[] {
  const { tools, tool_choice: toolChoice } = request;
  const forced = toolChoice === "required" || typeof toolChoice === "object";
  if (!tools?.length || !(script.tool_calls || forced)) return [];

  const named = typeof toolChoice === "object" ? toolChoice.function?.name : undefined;
  const tool = tools.find((candidate) => candidate.function.name === named) ?? tools[0]!;
  const calls = script.tool_calls?.calls ?? [
    { name: tool.function.name, arguments: schemaExample(tool.function.parameters ?? {}, lastMessage(request).text) },
  ];
  return calls.map((call, position) => ({
    id: `call_${index}_${position}_${call.name}`,
    name: call.name,
    arguments: JSON.stringify(call.arguments),
  }));
}

function sentence(request: ChatRequest, index: number): string {
  const { role, text } = lastMessage(request);
  const quoted = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  const variant = index === 0 ? "" : ` (choice ${index + 1})`;
  const format = request.response_format;
  if (format?.type === "json_schema")
    return JSON.stringify(schemaExample(format.json_schema?.schema ?? { type: "object" }, quoted));
  if (format?.type === "json_object") return JSON.stringify({ answer: `About "${quoted}"${variant}` });
  if (role === "tool") return `The tool answered "${quoted}", which is all I needed${variant}.`;
  return `You asked: "${quoted}" In short, it depends on what you need, and I am happy to help you further${variant}.`;
}

function lastMessage(request: ChatRequest): { role: string; text: string } {
  const message = request.messages.findLast(({ role }) => role === "user" || role === "tool");
  return { role: message?.role ?? "user", text: textOf(message?.content) };
}
