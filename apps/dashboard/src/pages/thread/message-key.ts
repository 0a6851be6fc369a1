import type { ConversationMessage, Part } from "../../conversation/read/part.ts";

/**
 * What makes two messages the same, whoever wrote them down: an answer that a client sends back has lost its reasoning, its citations and
 * the ids of its calls. What tools answered is not part of it.
 */
export function messageKey(message: ConversationMessage): string {
  let key = known.get(message);
  if (key === undefined) known.set(message, (key = keyOf(message)));
  return key;
}

/** A message is compared with many. */
const known = new WeakMap<ConversationMessage, string>();

function keyOf({ role, parts }: ConversationMessage): string {
  const texts = parts.filter((part) => part.kind === "text" || part.kind === "refusal");
  const text = texts.map((part) => part.text.trim()).join("\n");
  return JSON.stringify([role, text, ...parts.flatMap(otherKey)]);
}

function otherKey(part: Part): unknown[] {
  switch (part.kind) {
    case "text":
    case "refusal":
    case "reasoning":
      return [];
    case "tool_call":
      return [[part.name, part.args]];
    case "tool_result":
      return [["result", ...part.parts.flatMap(resultKey)]];
    default:
      return [part];
  }
}

const resultKey = (part: Part) => (part.kind === "text" ? [part.text] : otherKey(part));

/** What tools answered to the calls of a message. */
export function resultsKey({ parts }: ConversationMessage): string {
  const results = parts.flatMap((part) => (part.kind === "tool_call" ? part.results : []));
  return JSON.stringify(results.map(({ parts }) => parts.flatMap(resultKey)));
}
