import type { ConversationMessage, Part, ToolCallPart, ToolResultPart } from "./part.ts";

/** Puts what tools answered beside the calls that asked them; a result whose call is not there stays where it is. */
export function joinResults(messages: readonly ConversationMessage[]): ConversationMessage[] {
  const answers = new Map<ToolCallPart, ToolResultPart[]>();
  const open: ToolCallPart[] = [];
  const joined = new Set<Part>();
  for (const { parts } of messages) {
    for (const part of parts) {
      if (part.kind === "tool_call") open.push(part);
      if (part.kind !== "tool_result") continue;
      const call = callOf(part, open, answers);
      if (!call) continue;
      answers.set(call, [...(answers.get(call) ?? []), part]);
      joined.add(part);
    }
  }
  if (joined.size === 0) return [...messages];
  return messages.flatMap((message) => {
    const parts = message.parts.filter((part) => !joined.has(part));
    if (parts.length === 0 && message.parts.length > 0) return [];
    return {
      ...message,
      parts: parts.map((part) =>
        part.kind === "tool_call" ? { ...part, results: [...part.results, ...(answers.get(part) ?? [])] } : part,
      ),
    };
  });
}

/** The latest call with its id; without an id, the first of its name that nothing answered yet. */
function callOf(
  { callId, name }: ToolResultPart,
  calls: readonly ToolCallPart[],
  answers: ReadonlyMap<ToolCallPart, unknown>,
): ToolCallPart | undefined {
  if (callId !== undefined) return calls.findLast(({ id }) => id === callId);
  return calls.find((call) => call.id === undefined && call.name === name && !answers.has(call));
}
