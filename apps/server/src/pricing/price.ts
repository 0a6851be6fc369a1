import { isCall } from "@kai/otlp";
import type { LogRecord } from "@kai/schema";
import type { ProjectPrices } from "@kai/storage";
import { countUsage } from "./count-usage.ts";
import { itemise } from "./itemise.ts";
import { modelNames } from "./model-names.ts";
import { overrideRates } from "./override-rates.ts";
import { ownPrice } from "./own-price.ts";
import { tableRates } from "./price-table.ts";
import { type Rates, sideOf } from "./rates.ts";

/** What a log cost, and how that is known. */
export type Price = Pick<LogRecord, "cost" | "cost_details" | "price_version"> & {
  cost_source?: Rates["source"] | "client" | "cache" | "unknown";
  /** Why the cost is not known, or how contradicting counts were read. */
  warning?: string;
};

/**
 * Cost of a log: said by the caller, else nothing when it was answered from the gateway's cache, else by the log's unit prices, else by the project's own price of the model, else by the price table.
 * What is not known stays unknown, never 0. Only calls of a model cost something: agents and workflows repeat the usage of the calls below them.
 *
 * @param own The project's prices, from `state.prices.of(project_id)`.
 */
export function price(record: LogRecord, own?: ProjectPrices): Price {
  if (record.cost !== undefined) return { cost: record.cost, cost_source: "client" };
  if (record.cache_hit) return { cost: 0, cost_source: "cache" };
  if (!isCall(record.log_type ?? "chat")) return {};
  const usage = countUsage(record);
  if (!usage) return isSound(record) ? unknown("sound without a count of tokens has no price") : {};
  const rates = unitRates(record) ?? modelRates(record, usage.prompt, own);
  if (typeof rates === "string") return unknown(rates);
  const itemised = itemise(usage, rates);
  if (typeof itemised === "string") return unknown(`${whatIsPriced(rates)} says nothing of ${itemised} tokens`);
  return { ...itemised, cost_source: rates.source, price_version: rates.version, warning: usage.warning };
}

/** A model's sound: where providers charge by characters or minutes, they tell no tokens. */
const isSound = ({ log_type = "", status, model }: LogRecord): boolean =>
  model !== undefined && status === "success" && (log_type === "speech" || log_type === "transcription");

const unknown = (reason: string): Price => ({ cost_source: "unknown", warning: `is unknown: ${reason}` });

/** The log's unit prices, when it has any. */
function unitRates({ prompt_unit_price, completion_unit_price }: LogRecord): Rates | undefined {
  if (prompt_unit_price === undefined && completion_unit_price === undefined) return undefined;
  const prices = { input: prompt_unit_price, output: completion_unit_price, extra: undefined };
  return { source: "unit_price", priceOf: (bucket) => prices[sideOf(bucket)] };
}

/** The prices of the log's model, or why there are none. */
function modelRates(record: LogRecord, prompt: number, own: ProjectPrices | undefined): Rates | string {
  const { model, provider_id, timestamp: at } = record;
  if (!model) return "the log names no model";
  const overridden = own && ownPrice(own, { model, provider_id, at });
  if (overridden) return overrideRates(overridden);
  for (const name of modelNames(model, provider_id)) {
    const found = tableRates(name, at, prompt);
    if (found) return found;
  }
  const of = provider_id === undefined ? "" : ` of provider ${JSON.stringify(provider_id)}`;
  return `there is no price for model ${JSON.stringify(model)}${of}`;
}

const whatIsPriced = ({ source, model }: Rates): string =>
  source === "unit_price" ? "the log's unit price" : `the price of model ${JSON.stringify(model)}`;
