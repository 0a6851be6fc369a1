import { asObject, asText, type JsonObject, objectsOf, unwrapJson, withoutUndefined } from "../json.ts";
import { readProviderMessage } from "./provider-message.ts";
import { mediaPart, messagesOf, type Spoken, spoken, toolCall } from "./message.ts";

/** What each part of a message of the GenAI conventions is in a message of a log. */
const readers: Record<string, (part: JsonObject, into: Spoken) => void> = {
  text: ({ content, ...rest }, into) => {
    delete rest["type"];
    into.parts.push({ type: "text", text: typeof content === "string" ? content : "", ...rest });
  },
  reasoning: ({ content }, into) => void into.reasoning.push(asText(content) ?? ""),
  tool_call: ({ id, name, arguments: args }, into) => void into.toolCalls.push(toolCall(id, name, args)),
  tool_call_response: ({ id, response, result }, into) => void into.results.push({ id, content: response ?? result }),
  blob: (part, into) =>
    void into.parts.push(
      mediaPart({
        data: asText(part["content"]) ?? "",
        mediaType: asText(part["mime_type"]),
        modality: asText(part["modality"]),
      }),
    ),
  uri: (part, into) =>
    void into.parts.push(
      mediaPart({
        url: asText(part["uri"]) ?? "",
        mediaType: asText(part["mime_type"]),
        modality: asText(part["modality"]),
      }),
    ),
  file: ({ file_id }, into) => void into.parts.push({ type: "file", file: { file_id } }),
};

/** The log's messages for each of `gen_ai.input.messages` or `gen_ai.output.messages`; undefined when they are none. */
export function readMessages(value: unknown): JsonObject[][] | undefined {
  const messages = unwrapJson(value);
  if (!Array.isArray(messages) || !messages.every((each) => asObject(each)?.["role"] !== undefined)) return undefined;
  return objectsOf(messages).map(readMessage);
}

function readMessage(message: JsonObject): JsonObject[] {
  const { parts, finish_reason: _, ...rest } = message;
  // Some senders put messages of the provider's own form here.
  if (!Array.isArray(parts)) return [readProviderMessage(rest)];
  const [own, ...answers] = messagesOf(readParts(rest["role"], parts));
  return [{ ...own, ...rest }, ...answers];
}

/** `gen_ai.system_instructions`: parts, or text. */
export function readInstructions(value: unknown): JsonObject[] {
  const parts = unwrapJson(value);
  if (typeof parts === "string") return [{ role: "system", content: parts }];
  return Array.isArray(parts) && parts.length > 0 ? messagesOf(readParts("system", parts)) : [];
}

function readParts(role: unknown, parts: unknown[]): Spoken {
  const into = spoken(role);
  for (const value of parts) {
    const part = asObject(value) ?? { type: "text", content: asText(value) };
    const read = readers[String(part["type"])];
    if (read && Object.hasOwn(readers, String(part["type"]))) read(part, into);
    else into.parts.push({ ...part, type: asText(part["type"]) ?? "unknown" });
  }
  return into;
}

/** A message of a log as one of the conventions. What they have no part for is left out. */
export function writeMessage(message: JsonObject): JsonObject {
  const { role, content, tool_calls, reasoning_content, tool_call_id } = message;
  if (role === "tool")
    return { role, parts: [withoutUndefined({ type: "tool_call_response", id: tool_call_id, response: content })] };
  const calls = objectsOf(tool_calls).map((call) => {
    const { name, arguments: args } = asObject(call["function"]) ?? {};
    return withoutUndefined({ type: "tool_call", id: call["id"], name, arguments: unwrapJson(args) });
  });
  const reasoning = typeof reasoning_content === "string" ? [{ type: "reasoning", content: reasoning_content }] : [];
  const texts = typeof content === "string" ? [{ type: "text", content }] : objectsOf(content).map(writePart);
  return withoutUndefined({ role, name: message["name"], parts: [...reasoning, ...texts, ...calls] });
}

function writePart(part: JsonObject): JsonObject {
  const { type, text, ...rest } = part;
  if (type === "text") return { type, content: text, ...rest };
  const url = asText(asObject(part["image_url"])?.["url"] ?? part["image_url"]);
  if (type === "image_url" && url !== undefined) {
    const [, mime_type, content] = /^data:([^;,]+);base64,(.*)$/s.exec(url) ?? [];
    return content === undefined
      ? { type: "uri", modality: "image", uri: url }
      : { type: "blob", modality: "image", mime_type, content };
  }
  const audio = asObject(part["input_audio"]);
  if (type === "input_audio" && audio)
    return { type: "blob", modality: "audio", mime_type: `audio/${String(audio["format"])}`, content: audio["data"] };
  const file_id = asObject(part["file"])?.["file_id"];
  return type === "file" && file_id !== undefined ? { type: "file", file_id } : part;
}
