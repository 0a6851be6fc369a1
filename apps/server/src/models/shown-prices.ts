import { costBuckets, type Model } from "@kai/schema";
import { type ModelRates, sideOf } from "../pricing/rates.ts";

type Prices = Pick<
  Model,
  | "input_price_per_1m_tokens"
  | "output_price_per_1m_tokens"
  | "cache_read_price_per_1m_tokens"
  | "cache_write_price_per_1m_tokens"
>;

/** Prices as a list of models shows them; those of long prompts are given apart. */
export function shownPrices(
  rates: ModelRates | undefined,
  long: readonly (readonly [above: number, rates: ModelRates])[] = [],
) {
  return {
    ...mainPrices(rates),
    other_prices_per_1m: otherPrices(rates),
    price_tiers: long.map(([above_prompt_tokens, each]) => ({ above_prompt_tokens, ...mainPrices(each) })),
    price_source: rates?.source ?? null,
    price_version: rates?.version ?? null,
  };
}

function mainPrices(rates: ModelRates | undefined): Prices {
  return {
    input_price_per_1m_tokens: rates?.priceOf("input") ?? null,
    output_price_per_1m_tokens: rates?.priceOf("output") ?? null,
    cache_read_price_per_1m_tokens: rates?.priceOf("cache_read") ?? null,
    cache_write_price_per_1m_tokens: rates?.priceOf("cache_write") ?? null,
  };
}

/** What costs something else than that which it would otherwise be counted with. */
function otherPrices(rates: ModelRates | undefined): Model["other_prices_per_1m"] {
  if (!rates) return {};
  const usual = {
    input: rates.priceOf("input"),
    output: rates.priceOf("output"),
    cache_write: rates.priceOf("cache_write"),
    extra: undefined,
  };
  const others = costBuckets.flatMap((bucket) => {
    const price = rates.priceOf(bucket);
    const isMain = ["input", "output", "cache_read", "cache_write"].includes(bucket);
    const like = bucket.startsWith("cache_write") ? "cache_write" : sideOf(bucket);
    return isMain || price === undefined || price === usual[like] ? [] : [[bucket, price] as const];
  });
  return Object.fromEntries(others);
}
