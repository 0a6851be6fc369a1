import { isDeepStrictEqual } from "node:util";
import type { LogRecord, StoredFieldName } from "@kai/schema";
import type { ListedLog, ProjectPrices, StoredLog } from "@kai/storage";
import { withCostWarning } from "./cost-warning.ts";
import { nanoDollars } from "./nano-dollars.ts";
import { price } from "./price.ts";

/** What must be known of a log to price it again. */
export const repricedFields = [
  "log_type",
  "model",
  "provider_id",
  "prompt_tokens",
  "completion_tokens",
  "reasoning_tokens",
  "prompt_cache_hit_tokens",
  "prompt_cache_creation_tokens",
  "usage",
  "prompt_unit_price",
  "completion_unit_price",
  "cost",
  "cost_source",
  "cost_details",
  "warnings",
  "warnings_dict",
] as const satisfies StoredFieldName[];

/** The fields that say what a log cost, and how that is known. */
type Cost = Pick<StoredLog, "cost" | "cost_source" | "cost_details" | "price_version" | "warnings" | "warnings_dict">;

/** What pricing a log again came to: another cost, why the cost is not ours to compute, or nothing new. */
export type Repriced = Cost | "client" | "unit_price" | "unchanged";

/**
 * Prices a stored log again. It is unchanged when nothing but the version of the prices would be another.
 *
 * @param own The project's prices, from `state.prices.of(project_id)`.
 */
export function reprice(log: ListedLog, own: ProjectPrices): Repriced {
  const { cost, cost_source, ...record } = recordOf(log);
  // Of a cost without a source nobody knows how to compute it.
  if (cost_source === "client" || (cost !== undefined && cost_source === undefined)) return "client";
  if (record.prompt_unit_price !== undefined || record.completion_unit_price !== undefined) return "unit_price";
  const { warning, ...priced } = price(record, own);
  const { warnings = null, warnings_dict = null } = withCostWarning(record, warning);
  const nothing = { cost: null, cost_source: null, cost_details: null, price_version: null };
  const next: Cost = { ...nothing, ...priced, warnings, warnings_dict };
  return isDeepStrictEqual(comparable(log), comparable(next)) ? "unchanged" : next;
}

/** A log as it was before it was stored: what is not known is absent. */
const recordOf = (log: ListedLog) =>
  Object.fromEntries(Object.entries(log).filter(([, value]) => value !== null)) as unknown as LogRecord;

/** Without the version; an amount may have lost its last binary digit in the store. */
function comparable({ cost, cost_source, cost_details, warnings, warnings_dict }: Partial<Cost>) {
  return { cost: cost && nanoDollars(cost), cost_source, cost_details, warnings, warnings_dict };
}
