import type { ModelPrice } from "@kai/storage";
import { type Rates, sideOf } from "./rates.ts";

/** A project's own price of a model. Cached tokens without a price of their own cost what others of the prompt do. */
export function overrideRates(price: ModelPrice): Rates {
  const { input_price, output_price, cache_read_price, cache_write_price } = price;
  return {
    source: "override",
    version: `${price.version} from ${price.valid_from}`,
    ...(price.provider !== null && { provider: price.provider }),
    model: price.model,
    priceOf(bucket) {
      const side = sideOf(bucket);
      if (side === "extra") return undefined;
      if (side === "output") return output_price ?? undefined;
      if (bucket === "cache_read") return cache_read_price ?? input_price ?? undefined;
      if (bucket.startsWith("cache_write")) return cache_write_price ?? input_price ?? undefined;
      return input_price ?? undefined;
    },
  };
}
