import type { ConversationMessage } from "../../../conversation/read/part.ts";

/** What was answered as one text, to be compared with another: what is said, and which tools are called with what. */
export function answerText(messages: readonly ConversationMessage[]): string {
  return messages
    .flatMap(({ parts }) => parts)
    .flatMap((part) => {
      if (part.kind === "text" || part.kind === "refusal") return part.text;
      if (part.kind === "tool_call") return `${part.name}(${JSON.stringify(part.args, undefined, 2) ?? ""})`;
      return part.kind === "json" ? (JSON.stringify(part.value, undefined, 2) ?? []) : [];
    })
    .join("\n\n");
}
