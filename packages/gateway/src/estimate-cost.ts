import type { Candidate } from "./plan.ts";
import type { PricedCall } from "./ports.ts";
import type { Warnings } from "./warnings.ts";

/** How many tokens a request takes. */
export interface Tokens {
  prompt: number;
  completion: number;
}

interface Pricing {
  candidates: readonly Candidate[];
  costOf: (call: PricedCall) => number | undefined;
  warnings: Warnings;
}

/** What a request may cost, in dollars, if the dearest of its candidates answers. */
export function estimateCost({ prompt, completion }: Tokens, { candidates, costOf, warnings }: Pricing): number {
  const usage = { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
  const costs = candidates.map(({ name, model, provider }) => {
    const cost = costOf({ usage, model, provider_id: provider.id });
    if (cost === undefined) warnings.add(`budget: ${name}`, "counts as free: the price of the model is not known");
    return cost ?? 0;
  });
  return Math.max(0, ...costs);
}
