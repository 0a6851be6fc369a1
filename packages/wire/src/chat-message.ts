import { asJson, asText, type JsonObject, saysNothing, withoutEmpty } from "./json.ts";

/** What a provider's message is made of. */
export interface MessageParts {
  /** Parts with a `type`. */
  content: JsonObject[];
  /** Blocks of reasoning: `type`, `thinking`, `signature`. */
  thinking: JsonObject[];
  /** Made by `toolCall`. */
  calls: JsonObject[];
}

/** A message in the log's chat shape. Its content is text when there is nothing else. */
export function chatMessage(role: string, { content, thinking, calls }: MessageParts): JsonObject {
  const [only, ...more] = content;
  return {
    role,
    content: !only ? null : more.length === 0 && isPlainText(only) ? only["text"] : content,
    ...withoutEmpty({
      reasoning_content: thinking.map((block) => asText(block["thinking"]) ?? "").join(""),
      thinking_blocks: thinking,
      tool_calls: calls,
    }),
  };
}

/** A tool call in the log's chat shape; arguments that are text are JSON already. */
export function toolCall(id: unknown, name: unknown, { args, ...others }: { args: unknown } & JsonObject): JsonObject {
  return {
    ...withoutEmpty({ id }),
    type: "function",
    function: { ...withoutEmpty({ name }), arguments: asJson(args) ?? "" },
    ...withoutEmpty(others),
  };
}

/** Whether a part says no more than its text. */
export function isPlainText(part: JsonObject): boolean {
  const others = Object.entries(part).filter(([name]) => name !== "type" && name !== "text");
  return part["type"] === "text" && typeof part["text"] === "string" && others.every(([, value]) => saysNothing(value));
}
