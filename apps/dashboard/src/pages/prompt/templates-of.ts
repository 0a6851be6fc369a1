import { parseJson } from "./variable-text.ts";
import type { MessageForm } from "./version-form.ts";

/** The texts of messages that are templates. */
export const templatesOf = (messages: readonly Pick<MessageForm, "text" | "isJson">[]): string[] =>
  messages.flatMap(({ text, isJson }) => {
    if (!isJson) return text;
    const parsed = parseJson(text);
    return "value" in parsed ? textsIn(parsed.value) : [];
  });

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
