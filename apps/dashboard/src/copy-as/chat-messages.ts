import type { JsonObject } from "../conversation/read/json.ts";
import type { ConversationMessage, Part, ToolCallPart, ToolResultPart } from "../conversation/read/part.ts";

/** Takes the name of what has no place in a chat request. */
export type Leave = (what: string) => void;

const roles = new Set(["system", "developer", "user", "assistant"]);

/** The messages of a conversation as a chat request has them, whichever provider's way they were logged in. */
export function chatMessages(conversation: readonly ConversationMessage[], leave: Leave): JsonObject[] {
  const ids = new Map<ToolCallPart, string>();
  return conversation.flatMap(({ role, name, parts }) => {
    const calls = parts.filter((part) => part.kind === "tool_call");
    for (const call of calls) ids.set(call, call.id ?? `call_${ids.size + 1}`);
    const results = parts
      .filter((part) => part.kind === "tool_result")
      .map((result) => toolMessage(result, result.callId, leave));
    const content = contentOf(parts, leave);
    if (content === null && calls.length === 0) return results;
    if (!roles.has(role)) {
      leave(`what ${role} said`);
      return results;
    }
    const said = { role, ...(name !== undefined && { name }), content };
    if (calls.length === 0) return [...results, said];
    const answers = calls.flatMap((call) => call.results.map((result) => toolMessage(result, ids.get(call), leave)));
    return [...results, { ...said, tool_calls: calls.map((call) => toolCall(call, ids.get(call)!)) }, ...answers];
  });
}

function toolCall({ name, args }: ToolCallPart, id: string): JsonObject {
  return {
    id,
    type: "function",
    function: { name, arguments: typeof args === "string" ? args : JSON.stringify(args ?? {}) },
  };
}

/** Tools answer in text: what else they answered is left out. */
function toolMessage({ parts }: ToolResultPart, tool_call_id: string | undefined, leave: Leave): JsonObject {
  const texts = parts.flatMap((part) => {
    if (part.kind === "text") return part.text;
    if (part.kind === "json") return JSON.stringify(part.value);
    leave(`${part.kind} that a tool answered`);
    return [];
  });
  return { role: "tool", tool_call_id: tool_call_id ?? "call_0", content: texts.join("\n\n") };
}

/** Text where there is no more than that; null where there is nothing. */
function contentOf(parts: readonly Part[], leave: Leave): string | JsonObject[] | null {
  const content = parts.flatMap((part): JsonObject[] => {
    const known = contentPart(part, leave);
    return known ? [known] : [];
  });
  const [only, ...more] = content;
  if (!only) return null;
  return only["type"] === "text" && more.length === 0 ? (only["text"] as string) : content;
}

function contentPart(part: Part, leave: Leave): JsonObject | undefined {
  switch (part.kind) {
    case "text":
      return { type: "text", text: part.text };
    case "refusal":
      return { type: "refusal", refusal: part.text };
    case "image":
      if (part.url !== undefined) return { type: "image_url", image_url: { url: part.url } };
      break;
    case "audio": {
      const [, format, data] = /^data:audio\/([\w.+-]+);base64,(.*)$/s.exec(part.url ?? "") ?? [];
      if (format && data)
        return { type: "input_audio", input_audio: { data, format: format === "mpeg" ? "mp3" : format } };
      break;
    }
    case "file":
      if (part.url?.startsWith("data:")) return { type: "file", file: { filename: part.name, file_data: part.url } };
      break;
    case "tool_call":
    case "tool_result":
      return undefined;
  }
  leave(part.kind === "json" && part.label !== undefined ? part.label : part.kind);
  return undefined;
}
