import type { WireFields } from "@kai/wire";
import { countTokens } from "./count-tokens.ts";

type Json = Record<string, unknown>;

/**
 * Completes the usage of an answer. What the provider did not tell is counted: a stream that breaks off never comes to its usage, and is paid for all the same.
 * A number that was told stays, also 0; but of an answer that broke off, the provider may have counted the start alone.
 *
 * @param prompt About how many tokens the prompt has; only asked when the provider did not tell.
 */
export function estimateUsage(
  answered: WireFields,
  { isWhole, prompt }: { isWhole: boolean; prompt: () => number },
): Pick<WireFields, "usage"> & { isEstimated: boolean } {
  const told = (answered.usage ?? {}) as Json;
  const [toldPrompt, toldAnswer] = [numberOf(told["prompt_tokens"]), numberOf(told["completion_tokens"])];
  if (toldPrompt !== undefined && toldAnswer !== undefined && isWhole)
    return { usage: answered.usage, isEstimated: false };
  const delivered = toldAnswer !== undefined && isWhole ? toldAnswer : countTokens(deliveredText(answered));
  const completion_tokens = Math.max(delivered, toldAnswer ?? 0);
  const prompt_tokens = toldPrompt ?? prompt();
  const isEstimated = toldPrompt === undefined || completion_tokens !== toldAnswer;
  const usage = { ...told, prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
  return { usage, isEstimated };
}

/** All that the model said, in every choice. */
function deliveredText({ output, completion_messages }: WireFields): string {
  const messages = (completion_messages ?? [output]) as readonly (Json | null | undefined)[];
  return messages
    .flatMap((message) => [
      ...textsOf(message?.["content"]),
      ...textsOf(message?.["reasoning_content"]),
      ...textsOf(message?.["reasoning"]),
      ...textsOf(message?.["refusal"]),
      ...((message?.["tool_calls"] ?? []) as Json[]).flatMap((call) => textsOf(Object.values(call["function"] ?? {}))),
    ])
    .join("\n");
}

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return typeof value === "object" && value !== null ? textsOf((value as Json)["text"]) : [];
}

const numberOf = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);
