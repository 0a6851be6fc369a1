import { asObject, asText, type JsonObject, objectsOf, unwrapJson } from "../json.ts";
import { mediaPart, messagesOf, type Spoken, spoken, toolCall } from "./message.ts";

/** What each part of a message of the AI SDK is in a message of a log. */
const readers: Readonly<Record<string, (part: JsonObject, into: Spoken) => void>> = {
  text: ({ text }, into) => void into.parts.push({ type: "text", text: asText(text) ?? "" }),
  reasoning: ({ text }, into) => void into.reasoning.push(asText(text) ?? ""),
  "tool-call": ({ toolCallId, toolName, input, args }, into) =>
    void into.toolCalls.push(toolCall(toolCallId, toolName, input ?? args)),
  "tool-result": ({ toolCallId, output, result }, into) =>
    void into.results.push({ id: toolCallId, content: asObject(output)?.["value"] ?? output ?? result }),
  image: (part, into) =>
    void into.parts.push(media(part["image"], part["mediaType"] ?? part["mimeType"] ?? "image/png")),
  file: (part, into) => void into.parts.push(media(part["data"], part["mediaType"] ?? part["mimeType"])),
};

/** Messages of the AI SDK, as a list or its JSON; undefined when they are none. */
export function readAiSdkMessages(value: unknown): JsonObject[] | undefined {
  const messages = unwrapJson(value);
  if (!Array.isArray(messages)) return undefined;
  return objectsOf(messages).flatMap(({ role, content }) => {
    if (!Array.isArray(content)) return [{ role: asText(role) ?? "user", content: asText(content) ?? null }];
    const into = spoken(role);
    for (const part of objectsOf(content)) {
      const type = asText(part["type"]) ?? "unknown";
      if (Object.hasOwn(readers, type)) readers[type]!(part, into);
      else into.parts.push({ ...part, type });
    }
    return messagesOf(into);
  });
}

function media(data: unknown, type: unknown): JsonObject {
  const tagged = asObject(data);
  const text = asText(tagged?.["url"] ?? tagged?.["data"] ?? data);
  const mediaType = asText(type);
  if (text === undefined) return { type: "file", file: { file_data: data } };
  return mediaPart(/^(https?|data):/.test(text) ? { url: text, mediaType } : { data: text, mediaType });
}
