import { chatMessage } from "../chat-message.ts";
import { asText, type JsonObject, objectsOf, withoutEmpty } from "../json.ts";

/** A message in the log's chat shape; the plan for the tools is reasoning too. */
export function messageOf(message: JsonObject): JsonObject {
  const { role: _role, content, tool_calls, tool_plan, ...others } = message;
  const parts = typeof content === "string" ? [{ type: "text", text: content }] : objectsOf(content);
  const thinking = parts.filter(({ type }) => type === "thinking");
  const plan = asText(tool_plan);
  return {
    ...chatMessage("assistant", {
      content: parts.filter((part) => !thinking.includes(part)),
      thinking: [...thinking, ...(plan === undefined ? [] : [{ type: "tool_plan", thinking: plan }])],
      calls: objectsOf(tool_calls),
    }),
    ...withoutEmpty(others),
  };
}
