import { toolCall } from "../chat-message.ts";
import { asObject, type JsonObject, objectsOf, withoutEmpty } from "../json.ts";

/** A message in the log's chat shape: thinking is reasoning, the name of the tool that answered is the message's. */
export function messageOf(message: JsonObject): JsonObject {
  const { role, content, thinking, tool_calls, tool_name, ...others } = message;
  return {
    role: role ?? "assistant",
    content: content ?? null,
    ...withoutEmpty({ reasoning_content: thinking, tool_calls: callsIn(tool_calls), name: tool_name }),
    ...others,
  };
}

function callsIn(calls: unknown): JsonObject[] {
  return objectsOf(calls).map(({ id, function: called, type: _type, ...others }) => {
    const { name, arguments: args, ...beside } = asObject(called) ?? {};
    return toolCall(id, name, { ...others, ...beside, args });
  });
}
