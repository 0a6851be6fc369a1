import { asObject, type JsonObject } from "../json.ts";
import type { GeminiModel } from "./gemini-model.ts";
import type { ChatReader } from "./written.ts";

/** Tokens of thinking that each effort is worth. */
const budgets: Readonly<Record<string, number>> = { none: 0, minimal: 512, low: 1024, medium: 8192, high: 24_576 };
const leastBudget = 128;
const levels: Readonly<Record<string, string>> = { low: "low", medium: "medium", high: "high" };
/** What may be spent on thinking of what the client allows for all: the rest is for the answer. */
const shareOfLimit = 0.8;

/** `thinking` in Anthropic's words, else what `reasoning_effort` means to the model. */
export function geminiThinkingOf(
  reader: ChatReader,
  { gemini, limit = Number.POSITIVE_INFINITY }: { gemini: GeminiModel; limit: number | undefined },
): JsonObject | undefined {
  const { type, budget_tokens } = asObject(reader.take("thinking")) ?? {};
  const effort = reader.takeText("reasoning_effort") ?? (type === "disabled" ? "none" : undefined);
  const given = type === "enabled" && typeof budget_tokens === "number" ? budget_tokens : undefined;
  if (effort === undefined && given === undefined) return undefined;
  if (effort === "none" && !gemini.canStopThinking)
    reader.warn("reasoning_effort", "was sent as the least: the model cannot be kept from reasoning");
  if (gemini.thinking === "level" && given === undefined) {
    const least = gemini.canStopThinking ? "minimal" : "low";
    const isLeast = effort === "none" || effort === "minimal";
    return { thinkingLevel: isLeast ? least : (levels[effort!] ?? "high"), includeThoughts: effort !== "none" };
  }
  const least = gemini.canStopThinking ? 0 : leastBudget;
  const wanted = given ?? budgets[effort!] ?? budgets["high"]!;
  const budget = Math.max(least, Math.min(wanted, Math.floor(limit * shareOfLimit)));
  return { thinkingBudget: budget, includeThoughts: budget > 0 && effort !== "none" };
}
