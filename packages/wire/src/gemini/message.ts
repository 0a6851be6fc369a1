import { asJson, asObject, asText, type JsonObject, omit, saysNothing, withoutEmpty } from "../json.ts";
import { camelCased } from "./camel-case.ts";

/** A chat message made of parts. Parts that chat has no name for are named after what they hold. */
export function messageOf(role: string, parts: JsonObject[]): JsonObject {
  const calls = parts.filter((part) => asObject(part["functionCall"]));
  const thoughts = parts.filter((part) => isThought(part) || (isText(part) && part["thoughtSignature"] !== undefined));
  const content = parts.filter((part) => !isThought(part) && !calls.includes(part)).map(contentPart);
  return {
    role,
    content: contentOf(content),
    ...withoutEmpty({
      reasoning_content: thoughts.map((part) => (isThought(part) ? String(part["text"]) : "")).join(""),
      thinking_blocks: thoughts.map(thinkingBlock),
      tool_calls: calls.map(toolCall),
    }),
  };
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

/** Text when there is nothing else. */
function contentOf(parts: JsonObject[]): unknown {
  const [only, ...more] = parts;
  if (!only) return null;
  if (more.length === 0 && isPlainText(only)) return only["text"];
  // A signature may come with an empty text of its own.
  const told = parts.filter((part) => !isPlainText(part) || part["text"] !== "");
  return told.length < parts.length ? contentOf(told) : parts;
}

const isPlainText = (part: JsonObject): boolean => part["type"] === "text" && Object.keys(part).length === 2;

function contentPart(part: JsonObject): JsonObject {
  if (isText(part)) return { type: "text", ...omit(part, "thoughtSignature") };
  const { inlineData, ...rest } = part;
  const { mimeType, data } = camelCased(inlineData);
  if (typeof mimeType === "string" && mimeType.startsWith("image/") && typeof data === "string") {
    return { type: "image_url", image_url: { url: `data:${mimeType};base64,${data}` }, ...rest };
  }
  return { type: Object.keys(part)[0] ?? "unknown", ...part };
}

function thinkingBlock(part: JsonObject): JsonObject {
  const signature = asText(part["thoughtSignature"]);
  return { type: "thinking", thinking: isThought(part) ? part["text"] : "", ...withoutEmpty({ signature }) };
}

function toolCall(part: JsonObject): JsonObject {
  const { functionCall, ...beside } = part;
  const { id, name, args, ...rest } = asObject(functionCall) ?? {};
  return {
    ...withoutEmpty({ id }),
    type: "function",
    function: { ...withoutEmpty({ name }), arguments: saysNothing(args) ? "{}" : (asJson(args) ?? "") },
    ...withoutEmpty({ ...rest, ...beside }),
  };
}
