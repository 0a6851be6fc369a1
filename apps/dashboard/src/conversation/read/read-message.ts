import { asList, asObject, asText, type JsonObject, memberOf } from "./json.ts";
import type { ConversationMessage, Part } from "./part.ts";
import { readAudio, readImage } from "./read-media.ts";
import { readCitations } from "./read-citations.ts";
import { readAnswer, readPart, readParts } from "./read-parts.ts";
import { readToolCall } from "./read-tools.ts";

/** Reads what has a role: a message of a chat, of the Responses API, of Anthropic, Gemini or Bedrock. */
export function readMessage(message: JsonObject): ConversationMessage {
  const role = asText(memberOf(message, "role", "author")) ?? "assistant";
  const name = asText(memberOf(message, "name"));
  const raw = message;
  if (role === "tool" || role === "function") return { role, name, parts: [readToolMessage(message)], raw };
  const content = readParts(memberOf(message, "content", "parts"));
  const parts = [...readReasoning(message, content), ...withCitations(content, message), ...readBeside(message)];
  return { role: role === "model" ? "assistant" : role, name, parts, raw };
}

function readToolMessage(message: JsonObject): Part {
  const content = memberOf(message, "content", "parts");
  const callId = asText(memberOf(message, "tool_call_id"));
  const parts = readAnswer(content);
  const [only, ...more] = parts;
  if (only?.kind === "tool_result" && more.length === 0) return { ...only, callId: only.callId ?? callId };
  return { kind: "tool_result", callId, name: asText(memberOf(message, "name")), failed: false, parts };
}

/** Reasoning beside the content, once: gateways write it in two ways at the same time. */
function readReasoning(message: JsonObject, content: readonly Part[]): Part[] {
  if (content.some(({ kind }) => kind === "reasoning")) return [];
  const blocks = asList(memberOf(message, "thinking_blocks", "reasoning_details")).flatMap(
    (block) => readPart(block)?.filter(({ kind }) => kind === "reasoning") ?? [],
  );
  const told = blocks.filter((block) => block.kind === "reasoning" && block.text !== "");
  if (told.length > 0) return told;
  const text = asText(memberOf(message, "reasoning_content", "reasoning"));
  return text === undefined ? blocks.slice(0, 1) : [{ kind: "reasoning", text }];
}

/** Citations of the whole message belong to its last text. */
function withCitations(content: readonly Part[], message: JsonObject): readonly Part[] {
  const citations = readCitations(memberOf(message, "annotations", "citations"));
  const last = content.findLastIndex(({ kind }) => kind === "text");
  if (citations.length === 0 || last === -1) return content;
  return content.map((part, index) => (index === last && part.kind === "text" ? { ...part, citations } : part));
}

/** What stands beside the content. */
function readBeside(message: JsonObject): Part[] {
  const refusal = asText(memberOf(message, "refusal"));
  const audio = asObject(memberOf(message, "audio"));
  const functionCall = asObject(memberOf(message, "function_call"));
  const images = asList(memberOf(message, "images"));
  return [
    ...(refusal === undefined ? [] : [{ kind: "refusal", text: refusal } as const]),
    ...images.map((image) => readImage(asObject(image) ?? { image_url: image })),
    ...(audio ? [readAudio({ audio })] : []),
    ...asList(memberOf(message, "tool_calls")).flatMap((call) => (asObject(call) ? readToolCall(asObject(call)!) : [])),
    ...(functionCall ? [readToolCall({ function: functionCall })] : []),
  ];
}
