import { chatMessage, toolCall } from "../chat-message.ts";
import { type JsonObject, omit } from "../json.ts";

/** The assistant's message that content blocks make up. Blocks that chat has no place for stay parts of the content. */
export function messageOf(blocks: JsonObject[]): JsonObject {
  const thinking = blocks.filter(({ type }) => type === "thinking" || type === "redacted_thinking");
  const calls = blocks.filter(({ type }) => type === "tool_use");
  return chatMessage("assistant", {
    content: blocks.filter((block) => !thinking.includes(block) && !calls.includes(block)),
    thinking,
    calls: calls.map((block) =>
      toolCall(block["id"], block["name"], { ...omit(block, "type", "id", "name", "input"), args: block["input"] }),
    ),
  });
}
