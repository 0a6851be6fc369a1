import { asObject, type JsonObject, objectsOf, withoutEmpty } from "../json.ts";
import type { ClaudeModel } from "./claude.ts";
import type { ChatReader } from "./written.ts";

/** Tokens of thinking that each effort is worth. */
const budgets: Readonly<Record<string, number>> = { minimal: 1024, low: 1024, medium: 4096, high: 16_384 };
const leastBudget = 1024;
/** What may be spent on thinking of what the client allows for all: the rest is for the answer. */
const shareOfLimit = 0.8;

const efforts: Readonly<Record<string, string>> = { minimal: "low", low: "low", medium: "medium", high: "high" };

export interface ThinkingNeeds {
  claude: ClaudeModel | undefined;
  /** Most tokens of the answer, thinking included. */
  limit: number;
  /** Whether a tool must be called. */
  forced: boolean;
  messages: JsonObject[];
}

export interface ClaudeThinking {
  thinking?: JsonObject;
  effort?: string;
}

/** `thinking` as it came, else what `reasoning_effort` means to a Claude model: the client's limit of tokens is never raised for it. */
export function claudeThinkingOf(
  reader: ChatReader,
  { claude, limit, forced, messages }: ThinkingNeeds,
): ClaudeThinking {
  const given = asObject(reader.take("thinking"));
  const effort = reader.takeText("reasoning_effort");
  if (given) return { thinking: given };
  if (!effort) return {};
  const refuse = (why: string): ClaudeThinking => {
    reader.warn("reasoning_effort", `was not sent: ${why}`);
    return {};
  };
  const way = claude ? claude.thinking : "budget";
  if (effort === "none") return withoutThinking(reader, claude);
  if (way === undefined) return refuse("the model does not reason");
  if (way === "effort") {
    const level = efforts[effort] ?? (claude?.extraEffort ? effort : "max");
    return { thinking: { type: "adaptive", display: "summarized" }, effort: level };
  }
  if (forced) return refuse("a model that reasons cannot be made to call a tool");
  if (isMidCall(messages)) return refuse("the thinking before the tool calls is not in the conversation");
  const budget = Math.min(budgets[effort] ?? budgets["high"]!, Math.floor(limit * shareOfLimit));
  if (budget < leastBudget) return refuse("max_tokens leaves no room for reasoning");
  return { thinking: { type: "enabled", budget_tokens: budget } };
}

function withoutThinking(reader: ChatReader, claude: ClaudeModel | undefined): ClaudeThinking {
  if (claude && !claude.thinking) return {};
  if (!claude || claude.canStopThinking) return { thinking: { type: "disabled" } };
  reader.warn("reasoning_effort", "was sent as low: the model cannot be kept from reasoning");
  return { effort: "low" };
}

/** Whether the conversation stands at results of tools whose calls lost their thinking: such a turn cannot go on with thinking. */
function isMidCall(messages: JsonObject[]): boolean {
  const turn = messages.slice(messages.findLastIndex(({ role }) => role === "user") + 1);
  return turn.some((message) => objectsOf(message["tool_calls"]).length > 0 && signedThinkingOf(message).length === 0);
}

/** The blocks of thinking of a message that Claude takes back: those it signed, and those it sealed. */
export function signedThinkingOf(message: JsonObject): JsonObject[] {
  return objectsOf(message["thinking_blocks"]).filter(
    ({ type, signature }) => type === "redacted_thinking" || (typeof signature === "string" && signature !== ""),
  );
}

/** `temperature`, `top_p` and `top_k`, as far as the model takes them. */
export function claudeSamplingOf(
  reader: ChatReader,
  { claude, thinking }: { claude: ClaudeModel | undefined; thinking: JsonObject | undefined },
): { temperature?: number; top_p?: number; top_k?: number } {
  const { temperature, top_p, top_k } = {
    temperature: reader.takeNumber("temperature"),
    top_p: reader.takeNumber("top_p"),
    top_k: reader.takeNumber("top_k"),
  };
  const refuse = (name: string, value: number | undefined, why: string) => {
    if (value !== undefined) reader.warn(name, `was not sent: ${why}`);
  };
  if (claude?.sampling === "none") {
    for (const [name, value] of Object.entries({ temperature, top_p, top_k }))
      refuse(name, value, "the model does not take it");
    return {};
  }
  const thinks = thinking !== undefined && thinking["type"] !== "disabled";
  if (thinks) {
    const why = "a model that reasons does not take it";
    if (temperature !== 1) refuse("temperature", temperature, why);
    refuse("top_k", top_k, why);
    const kept = top_p !== undefined && top_p >= 0.95 ? top_p : undefined;
    if (kept === undefined) refuse("top_p", top_p, why);
    return numbers({ top_p: kept });
  }
  if (temperature !== undefined && temperature > 1)
    reader.warn("temperature", "was sent as 1, the most that it may be");
  const both = claude?.sampling === "one" && temperature !== undefined;
  if (both) refuse("top_p", top_p, "the model takes it or temperature, not both");
  return numbers({
    temperature: temperature === undefined ? undefined : Math.min(temperature, 1),
    top_p: both ? undefined : top_p,
    top_k,
  });
}

const numbers = (given: Record<string, number | undefined>) => withoutEmpty(given) as Record<string, number>;
