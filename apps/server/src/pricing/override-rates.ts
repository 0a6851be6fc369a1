import type { ModelPrice } from "@kai/storage";
import { type ModelRates, sideOf } from "./rates.ts";

/** A project's own price of a model. Cached tokens without a price of their own cost what others of the prompt do. */
export function overrideRates(price: ModelPrice): ModelRates {
  const input = price.input_price_per_1m_tokens ?? undefined;
  const output = price.output_price_per_1m_tokens ?? undefined;
  const read = price.cache_read_price_per_1m_tokens ?? input;
  const write = price.cache_write_price_per_1m_tokens ?? input;
  return {
    source: "override",
    version: `${price.version} from ${price.valid_from}`,
    ...(price.provider_id !== null && { provider: price.provider_id }),
    model: price.model,
    priceOf(bucket) {
      const side = sideOf(bucket);
      if (side === "extra") return undefined;
      if (side === "output") return output;
      if (bucket === "cache_read") return read;
      return bucket.startsWith("cache_write") ? write : input;
    },
  };
}
