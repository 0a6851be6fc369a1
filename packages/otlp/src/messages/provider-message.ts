import { asObject, type JsonObject, objectsOf, unwrapJson, withoutUndefined } from "../json.ts";
import { toolCall } from "./message.ts";

/** A message in a provider's own form, or one that was spread over attributes, as a message of a log. */
export function readProviderMessage(message: JsonObject): JsonObject {
  const { tool_calls, function_call, content, finish_reason: _, ...rest } = message;
  const calls = objectsOf(tool_calls).map(readToolCall);
  return withoutUndefined({
    ...rest,
    content: readContent(content),
    tool_calls: calls.length > 0 ? calls : undefined,
    function_call: asObject(function_call),
  });
}

/** Content is text, or the JSON of parts. */
function readContent(content: unknown): unknown {
  const value = unwrapJson(content);
  return Array.isArray(value) && value.every((part) => typeof asObject(part)?.["type"] === "string") ? value : content;
}

/** Calls of tools are flat in some dialects: id, name and arguments side by side. */
function readToolCall(call: JsonObject): JsonObject {
  const inner = asObject(call["function"]) ?? call;
  return toolCall(call["id"], inner["name"], inner["arguments"]);
}
