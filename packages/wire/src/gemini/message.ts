import { chatMessage, isPlainText, toolCall } from "../chat-message.ts";
import { asObject, asText, type JsonObject, omit, withoutEmpty } from "../json.ts";
import { camelCased } from "./camel-case.ts";

/** A chat message made of parts. Parts that chat has no name for are named after what they hold. */
export function messageOf(role: string, parts: JsonObject[]): JsonObject {
  const calls = parts.filter((part) => asObject(part["functionCall"]));
  const thoughts = parts.filter((part) => isThought(part) || (isText(part) && part["thoughtSignature"] !== undefined));
  const content = parts.filter((part) => !isThought(part) && !calls.includes(part)).map(contentPart);
  // A signature may come with an empty text of its own.
  const told = content.filter((part) => content.length === 1 || !isPlainText(part) || part["text"] !== "");
  return chatMessage(role, { content: told, thinking: thoughts.map(thinkingBlock), calls: calls.map(callIn) });
}

export const isText = (part: JsonObject): boolean => typeof part["text"] === "string";
export const isThought = (part: JsonObject): boolean => part["thought"] === true && isText(part);

/** Whether a part is a piece of the same text as the one before it. */
export function continues(before: JsonObject | undefined, part: JsonObject): before is JsonObject {
  const isPlain = Object.keys(part).every(
    (name) => name === "text" || name === "thought" || name === "thoughtSignature",
  );
  return before !== undefined && isPlain && isText(part) && isText(before) && isThought(before) === isThought(part);
}

/** The parts of an answer, in which the pieces of one text are one part. */
export function mergeTexts(parts: JsonObject[]): JsonObject[] {
  const merged: JsonObject[] = [];
  for (const part of parts) {
    const before = merged.at(-1);
    if (!continues(before, part)) merged.push(part);
    else merged[merged.length - 1] = { ...before, ...part, text: `${String(before["text"])}${String(part["text"])}` };
  }
  return merged;
}

function contentPart(part: JsonObject): JsonObject {
  if (isText(part)) return { type: "text", ...omit(part, "thoughtSignature") };
  const { inlineData, ...rest } = part;
  const { mimeType, data } = camelCased(inlineData);
  if (typeof mimeType === "string" && mimeType.startsWith("image/") && typeof data === "string") {
    return { type: "image_url", image_url: { url: `data:${mimeType};base64,${data}` }, ...rest };
  }
  const type = Object.keys(part).find((name) => asObject(part[name])) ?? "unknown";
  return { type, ...part };
}

function thinkingBlock(part: JsonObject): JsonObject {
  const signature = asText(part["thoughtSignature"]);
  return { type: "thinking", thinking: isThought(part) ? part["text"] : "", ...withoutEmpty({ signature }) };
}

function callIn(part: JsonObject): JsonObject {
  const { functionCall, ...beside } = part;
  const { id, name, args, ...rest } = asObject(functionCall) ?? {};
  return toolCall(id, name, { ...rest, ...beside, args: args ?? {} });
}
