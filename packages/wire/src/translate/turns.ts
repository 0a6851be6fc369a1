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
