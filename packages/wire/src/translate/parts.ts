import { asObject, asText, type JsonObject, objectsOf } from "../json.ts";

/** A file of a message: its bytes, or where they are. */
export type ChatFile = { media_type: string; data: string } | { url: string };

/** The image of an `image_url` part, which is an object or the bare address. */
export function imageOf(part: JsonObject): ChatFile | undefined {
  const url = asText(part["image_url"]) ?? asText(asObject(part["image_url"])?.["url"]);
  return url === undefined ? undefined : (fromDataUrl(url) ?? { url });
}

/** The bytes of a `file` or `input_audio` part. */
export function fileOf(part: JsonObject): { media_type: string; data: string; name?: string } | undefined {
  const { file_data, filename } = asObject(part["file"]) ?? {};
  const file = fromDataUrl(asText(file_data) ?? "");
  const name = asText(filename);
  if (file) return { ...file, ...(name !== undefined && { name }) };
  const audio = asObject(part["input_audio"]);
  const data = asText(audio?.["data"]);
  return data === undefined ? undefined : { media_type: `audio/${asText(audio?.["format"]) ?? "wav"}`, data };
}

function fromDataUrl(url: string): { media_type: string; data: string } | undefined {
  const [, media_type, data] = /^data:([\w.+/-]+);base64,(.*)$/s.exec(url) ?? [];
  return media_type !== undefined && data !== undefined ? { media_type, data } : undefined;
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

/** Instructions stand apart from the conversation at every provider but OpenAI, wherever they were. */
export const isInstruction = ({ role }: JsonObject): boolean => role === "system" || role === "developer";

/** Arguments of a tool call as the object they are; models are known to write broken JSON, which is kept as it is. */
export function argumentsOf(call: JsonObject): JsonObject {
  const text = asObject(call["function"])?.["arguments"];
  if (typeof text !== "string" || text.trim() === "") return {};
  try {
    return asObject(JSON.parse(text)) ?? { arguments: text };
  } catch {
    return { arguments: text };
  }
}

/** The JSON Schema of a tool's arguments: providers other than OpenAI demand that it says it is an object's. */
export function argumentsSchemaOf(parameters: unknown): JsonObject {
  return { type: "object", ...(asObject(parameters) ?? { properties: {} }) };
}

/** The id of a call. Anthropic and Bedrock take no characters beyond these, but a conversation may hold the calls of a provider that does. */
export function callIdOf(id: unknown): unknown {
  return typeof id === "string" ? id.replace(/[^\w-]/g, "_") : id;
}

/** The function of a tool or of a choice of one, in the form of chat requests or of Responses requests. */
export function functionOf(tool: JsonObject): JsonObject {
  return asObject(tool["function"]) ?? tool;
}

/** The function that `tool_choice` names. */
export function chosenFunction(choice: unknown): string | undefined {
  const chosen = asObject(choice);
  return chosen && asText(functionOf(chosen)["name"]);
}

/** The form an answer must take, whether it came as an object or as its type alone. */
export function responseFormatOf(chat: JsonObject): JsonObject {
  const format = chat["response_format"];
  return typeof format === "string" ? { type: format } : (asObject(format) ?? {});
}
