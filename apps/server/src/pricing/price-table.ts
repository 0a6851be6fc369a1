import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { calcPrice, type ModelPrice } from "@pydantic/genai-prices";
import type { CostBucket } from "@kai/schema";
import type { ModelName } from "./model-names.ts";
import type { ModelRates } from "./rates.ts";

const { version } = JSON.parse(readFileSync(findPackageJSON("@pydantic/genai-prices", import.meta.url)!, "utf8")) as {
  version: string;
};

/** The table, as `price_version` names it. */
export const priceTable = `genai-prices ${version}`;

/** The table's names of prices for each bucket, the closest first: what has no price of its own costs what holds it. */
const keysOf: Record<CostBucket, readonly string[]> = {
  input: ["input_mtok"],
  cache_read: ["cache_read_mtok", "input_mtok"],
  cache_write: ["cache_write_mtok", "input_mtok"],
  cache_write_5m: ["cache_write_5m_mtok", "cache_write_mtok", "input_mtok"],
  cache_write_1h: ["cache_write_1h_mtok", "cache_write_mtok", "input_mtok"],
  input_audio: ["input_audio_mtok", "input_mtok"],
  input_image: ["input_image_mtok", "input_mtok"],
  input_video: ["input_video_mtok", "input_mtok"],
  output: ["output_mtok"],
  reasoning: ["output_reasoning_mtok", "output_mtok"],
  output_audio: ["output_audio_mtok", "output_mtok"],
  output_image: ["output_image_mtok", "output_mtok"],
  output_video: ["output_video_mtok", "output_mtok"],
  web_search: ["web_searches_kcount"],
  request: ["requests_kcount"],
};

/** A model of the table. */
interface Found {
  provider: string;
  model: string;
  /** Whether its prices changed over time, or change with the time of day. */
  dated: boolean;
  prices: ModelPrice;
  /** The minute for which `prices` hold, when they are dated. */
  minute: number;
}

const minuteMs = 60_000;
const mostKnown = 2000;
const longestName = 500;

/** Models that were looked up, or that the table does not know: a look takes longer than all else that pricing does. */
const known = new Map<string, Found | null>();

/** The table's prices of a model at a time, for a prompt of so many tokens. */
export function tableRates(name: ModelName, at: string, prompt: number): ModelRates | undefined {
  const found = find(name, new Date(at));
  return found ? ratesOf(found, prompt) : undefined;
}

/** What a model of the table costs in a call with a prompt of so many tokens. */
export function ratesOf(
  { provider, model, prices }: Pick<Found, "provider" | "model" | "prices">,
  prompt: number,
): ModelRates {
  const isFree = Object.keys(prices).length === 0;
  return {
    source: "price_table",
    version: priceTable,
    provider,
    model,
    priceOf(bucket) {
      const key = keysOf[bucket].find((each) => prices[each] !== undefined);
      if (key === undefined) return isFree ? 0 : undefined;
      const price = atLength(prices[key]!, prompt);
      return key.endsWith("_kcount") ? price * 1000 : price;
    },
  };
}

function find(name: ModelName, time: Date): Found | null {
  const key = JSON.stringify([name.provider, name.model]);
  const minute = Math.floor(time.getTime() / minuteMs);
  const before = known.get(key);
  if (before !== undefined && (!before?.dated || before.minute === minute)) return before;
  const found = look(name, time);
  if (key.length > longestName) return found;
  if (known.size >= mostKnown) known.delete(known.keys().next().value!);
  known.set(key, found);
  return found;
}

function look({ provider: providerId, model: modelId }: ModelName, timestamp: Date): Found | null {
  const found = calcPrice({}, modelId, { providerId, timestamp });
  if (!found) return null;
  const { provider, model, model_price } = found;
  return {
    provider: provider.id,
    model: model.id,
    dated: Array.isArray(model.prices),
    prices: model_price,
    minute: Math.floor(timestamp.getTime() / minuteMs),
  };
}

/** Where the price depends on the prompt's length, it holds for all tokens, not for those above the limit alone. */
function atLength(price: NonNullable<ModelPrice[string]>, prompt: number): number {
  if (typeof price === "number") return price;
  return price.tiers.findLast(({ start }) => prompt > start)?.price ?? price.base;
}
