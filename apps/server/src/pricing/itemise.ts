import type { CostBucket, LogRecord } from "@kai/schema";
import type { CountedUsage } from "./count-usage.ts";
import { type Rates, sideOf } from "./rates.ts";

/** A cost and how it came about. */
export interface Itemised {
  cost: number;
  cost_details: NonNullable<LogRecord["cost_details"]>;
}

/**
 * Multiplies what was used with its prices, in whole nano-dollars: the amounts make up the cost exactly.
 * Answers the first bucket without a price instead, when one has none.
 */
export function itemise({ counts }: CountedUsage, { provider, model, priceOf }: Rates): Itemised | CostBucket {
  let total = 0;
  const parts = [];
  for (const [bucket, count] of counts) {
    const unit_price = priceOf(bucket);
    if (unit_price === undefined) {
      if (sideOf(bucket) === "extra") continue;
      return bucket;
    }
    // A million times a billionth of a dollar.
    const amount = Math.round(count * unit_price * 1000);
    total += amount;
    parts.push({ bucket, count, unit_price, amount: amount / 1e9 });
  }
  return { cost: total / 1e9, cost_details: { ...(provider && { provider }), ...(model && { model }), parts } };
}
