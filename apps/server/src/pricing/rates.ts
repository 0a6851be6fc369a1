import type { CostBucket } from "@kai/schema";

/** Prices from one source. */
export interface Rates {
  source: "unit_price" | "override" | "price_table";
  /** Which version of the source's prices. */
  version?: string;
  /** Whose price it is, in the words of the source. */
  provider?: string;
  model?: string;
  /** Dollars for one million; undefined where the source says nothing, which is not free. */
  priceOf: (bucket: CostBucket) => number | undefined;
}

/** Prices that a model has, whoever calls it. */
export type ModelRates = Rates & { source: Exclude<Rates["source"], "unit_price"> };

const outputs: ReadonlySet<CostBucket> = new Set([
  "output",
  "reasoning",
  "output_audio",
  "output_image",
  "output_video",
]);

/** Charged where there is a price for it, and free elsewhere: most prices name tokens alone. */
const extras: ReadonlySet<CostBucket> = new Set(["web_search", "request"]);

/** Whether what is charged is of the prompt, of the answer, or no token at all. */
export function sideOf(bucket: CostBucket): "input" | "output" | "extra" {
  if (extras.has(bucket)) return "extra";
  return outputs.has(bucket) ? "output" : "input";
}
