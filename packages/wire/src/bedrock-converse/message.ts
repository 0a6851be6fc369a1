import { chatMessage, toolCall } from "../chat-message.ts";
import { asObject, asText, type JsonObject, objectsOf, omit } from "../json.ts";

/** A chat message made of blocks. Blocks that chat has no name for are named after what they hold. */
export function messageOf(role: string, blocks: JsonObject[]): JsonObject {
  const thinking = blocks.filter((block) => asObject(block["reasoningContent"]));
  const calls = blocks.filter(isCall);
  const content = blocks.filter((block) => !thinking.includes(block) && !calls.includes(block));
  return chatMessage(role, {
    content: content.map(contentPart),
    thinking: thinking.map(thinkingBlock),
    calls: calls.map(callIn),
  });
}

/** A part that has the name of its first member as its type. */
export function named(block: JsonObject): JsonObject {
  return { type: Object.keys(block)[0] ?? "unknown", ...block };
}

export function contentPart(block: JsonObject): JsonObject {
  if (asText(block["text"])) return { type: "text", ...block };
  return imagePart(block) ?? citedText(block) ?? named(block);
}

function imagePart(block: JsonObject): JsonObject | undefined {
  const { format, source } = asObject(block["image"]) ?? {};
  const bytes = asText(asObject(source)?.["bytes"]);
  if (bytes === undefined) return undefined;
  return {
    type: "image_url",
    image_url: { url: `data:image/${String(format)};base64,${bytes}` },
    ...omit(block, "image"),
  };
}

function citedText(block: JsonObject): JsonObject | undefined {
  const { content, citations, ...others } = asObject(block["citationsContent"]) ?? {};
  const texts = objectsOf(content).map(({ text }) => asText(text) ?? "");
  if (texts.length === 0) return undefined;
  return { type: "text", text: texts.join(""), citations, ...others };
}

/** A call of a tool of the caller's own: those of Bedrock's have a type. */
function isCall(block: JsonObject): boolean {
  const use = asObject(block["toolUse"]);
  return use !== undefined && use["type"] === undefined;
}

function callIn(block: JsonObject): JsonObject {
  const { toolUseId, name, input, ...others } = asObject(block["toolUse"]) ?? {};
  return toolCall(toolUseId, name, { ...others, args: input });
}

function thinkingBlock(block: JsonObject): JsonObject {
  const reasoning = asObject(block["reasoningContent"]) ?? {};
  const { text, ...others } = asObject(reasoning["reasoningText"]) ?? {};
  if (typeof text === "string") return { type: "thinking", thinking: text, ...others };
  const { redactedContent: data, ...rest } = reasoning;
  return { type: "redacted_thinking", data, ...rest };
}
