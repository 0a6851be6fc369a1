import type { JsonObject } from "../json.ts";

/** What one side of a conversation says before the other does. */
export interface Turn {
  role: string;
  blocks: JsonObject[];
}

/** Turns alternate: what one side says in several messages, results of tools among them, is one turn. */
export function mergeTurns(turns: readonly Turn[]): Turn[] {
  const merged: Turn[] = [];
  for (const { role, blocks } of turns) {
    const last = merged.at(-1);
    if (last?.role === role) last.blocks.push(...blocks);
    else if (blocks.length > 0) merged.push({ role, blocks: [...blocks] });
  }
  return merged;
}

/** The turns without the blanks at the end of an answer that the model shall go on with: Claude refuses them. */
export function trimLast(turns: Turn[]): Turn[] {
  const last = turns.at(-1);
  const block = last?.role === "assistant" ? last.blocks.at(-1) : undefined;
  if (!last || typeof block?.["text"] !== "string") return turns;
  return [
    ...turns.slice(0, -1),
    { ...last, blocks: [...last.blocks.slice(0, -1), { ...block, text: block["text"].trimEnd() }] },
  ];
}

/** Names of the tools that a conversation called, each once. */
export function toolsCalledIn(turns: readonly Turn[], nameOf: (block: JsonObject) => unknown): string[] {
  const names = turns.flatMap(({ blocks }) => blocks.map(nameOf));
  return [...new Set(names.filter((name): name is string => typeof name === "string"))];
}
