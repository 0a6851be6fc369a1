import { estimateAnswer, estimatePrompt } from "./estimate-tokens.ts";
import type { Candidate } from "./plan.ts";
import type { PricedCall } from "./ports.ts";
import type { ReadChat } from "./read-chat.ts";
import type { Warnings } from "./warnings.ts";

interface Estimating {
  chat: ReadChat["chat"];
  candidates: readonly Candidate[];
  costOf: (call: PricedCall) => number | undefined;
  warnings: Warnings;
}

/** What a request may cost, in dollars, if the dearest of its candidates answers at the length it allows. */
export function estimateCost({ chat, candidates, costOf, warnings }: Estimating): number {
  const prompt_tokens = estimatePrompt(chat);
  const completion_tokens = estimateAnswer(chat);
  const usage = { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
  const costs = candidates.map(({ name, model, provider }) => {
    const cost = costOf({ usage, model, provider_id: provider.id });
    if (cost === undefined)
      warnings.add(`${name}: budget`, "counts its calls as free: the price of the model is not known");
    return cost ?? 0;
  });
  return Math.max(0, ...costs);
}
