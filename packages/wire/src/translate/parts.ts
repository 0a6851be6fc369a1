import { asObject, asText, type JsonObject, objectsOf } from "../json.ts";

/** An image of a message: its bytes, or where they are. */
export type ChatImage = { media_type: string; data: string } | { url: string };

/** The image of an `image_url` part, which is an object or the bare address. */
export function imageOf(part: JsonObject): ChatImage | undefined {
  const url = asText(part["image_url"]) ?? asText(asObject(part["image_url"])?.["url"]);
  if (url === undefined) return undefined;
  const [, media_type, data] = /^data:([\w.+/-]+);base64,(.*)$/s.exec(url) ?? [];
  return media_type !== undefined && data !== undefined ? { media_type, data } : { url };
}

/** The content of a message as parts; text alone is one part. */
export function partsOf(content: unknown): JsonObject[] {
  if (typeof content === "string") return content === "" ? [] : [{ type: "text", text: content }];
  return objectsOf(content);
}

/** The text of a message, its parts joined. */
export function textOf(content: unknown): string {
  return partsOf(content)
    .map((part) => asText(part["text"]) ?? "")
    .join("");
}

/** Arguments of a tool call as the object they are; models are known to write broken JSON, which is kept as it is. */
export function argumentsOf(call: JsonObject): unknown {
  const text = asObject(call["function"])?.["arguments"];
  if (typeof text !== "string" || text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    return { arguments: text };
  }
}

/** The function of a tool, in the form of chat requests or of Responses requests. */
export function functionOf(tool: JsonObject): JsonObject {
  return asObject(tool["function"]) ?? tool;
}

/** The form an answer must take, whether it came as an object or as its type alone. */
export function responseFormatOf(chat: JsonObject): JsonObject {
  const format = chat["response_format"];
  return typeof format === "string" ? { type: format } : (asObject(format) ?? {});
}
