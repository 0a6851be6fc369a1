import { type JsonObject, toText, withoutUndefined } from "../json.ts";

/** A call of a tool as a log's messages hold it. */
export function toolCall(id: unknown, name: unknown, args: unknown): JsonObject {
  return withoutUndefined({
    id: typeof id === "string" && id !== "" ? id : undefined,
    type: "function",
    function: withoutUndefined({
      name: typeof name === "string" ? name : undefined,
      arguments: args === undefined || args === null ? undefined : toText(args),
    }),
  });
}

/** What a message holds, in the order it was said. */
export interface Spoken {
  role: string;
  parts: JsonObject[];
  toolCalls: JsonObject[];
  reasoning: string[];
  /** Answers of tools: each becomes a message of its own. */
  results: { id: unknown; content: unknown }[];
}

export const spoken = (role: unknown): Spoken => ({
  role: typeof role === "string" && role !== "" ? role : "user",
  parts: [],
  toolCalls: [],
  reasoning: [],
  results: [],
});

/** The messages of a log: plain text where there is nothing but one text. */
export function messagesOf({ role, parts, toolCalls, reasoning, results }: Spoken): JsonObject[] {
  const own: JsonObject = { role, content: contentOf(parts) };
  if (toolCalls.length > 0) own["tool_calls"] = toolCalls;
  if (reasoning.length > 0) own["reasoning_content"] = reasoning.join("\n");
  const answers = results.map(({ id, content }) =>
    withoutUndefined({ role: "tool", tool_call_id: typeof id === "string" ? id : undefined, content: toText(content) }),
  );
  const isEmpty = parts.length + toolCalls.length + reasoning.length === 0;
  return isEmpty && answers.length > 0 ? answers : [own, ...answers];
}

function contentOf(parts: JsonObject[]): unknown {
  if (parts.length === 0) return null;
  const [only] = parts;
  const isPlainText = parts.length === 1 && only!["type"] === "text" && Object.keys(only!).length === 2;
  return isPlainText ? only!["text"] : parts;
}

/** Media as a part of a message: an address, or data of a type. */
export function mediaPart(media: { url?: string; data?: string; mediaType?: string; modality?: string }): JsonObject {
  const { url, data, mediaType = "application/octet-stream", modality = mediaType.split("/")[0] } = media;
  const address = url ?? `data:${mediaType};base64,${data}`;
  if (modality === "image") return { type: "image_url", image_url: { url: address } };
  if (modality === "audio" && data !== undefined)
    return { type: "input_audio", input_audio: { data, format: mediaType.split("/")[1] } };
  return { type: "file", file: { file_data: address } };
}
