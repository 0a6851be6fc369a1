import { asJson, asText, type JsonObject, omit, saysNothing, withoutEmpty } from "../json.ts";

/** The assistant's message that content blocks make up, as chat has it. Blocks that chat has no place for stay parts of the content. */
export function messageOf(blocks: JsonObject[]): JsonObject {
  const thinking = blocks.filter(({ type }) => type === "thinking" || type === "redacted_thinking");
  const calls = blocks.filter(({ type }) => type === "tool_use");
  const parts = blocks.filter((block) => !thinking.includes(block) && !calls.includes(block));
  return {
    role: "assistant",
    content: contentOf(parts),
    ...withoutEmpty({
      reasoning_content: thinking.map((block) => asText(block["thinking"]) ?? "").join(""),
      thinking_blocks: thinking,
      tool_calls: calls.map(toolCallOf),
    }),
  };
}

/** Text when there is nothing else. */
function contentOf(parts: JsonObject[]): unknown {
  if (parts.length === 0) return null;
  return parts.every(isPlainText) ? parts.map(({ text }) => text).join("") : parts;
}

function isPlainText(part: JsonObject): boolean {
  return (
    part["type"] === "text" &&
    Object.entries(part).every(([name, value]) => {
      if (name === "text") return typeof value === "string";
      return name === "type" || saysNothing(value);
    })
  );
}

function toolCallOf(block: JsonObject): JsonObject {
  const { id, name, input } = block;
  return {
    ...withoutEmpty({ id }),
    type: "function",
    function: { ...withoutEmpty({ name }), arguments: asJson(input) ?? "" },
    ...withoutEmpty(omit(block, "type", "id", "name", "input")),
  };
}
