import type { Log } from "@kai/schema/log";
import { labelOf } from "@kai/schema/fields";

/** One thing that was charged. */
interface CostRow {
  label: string;
  count: number;
  /** Dollars for one million. */
  unitPrice: number;
  amount: number;
}

/** Why a call cost what it did. */
export interface CostExplanation {
  /** Where the cost comes from, in a sentence. */
  source: string;
  rows: readonly CostRow[];
  /** Whose price it is. */
  price?: { provider?: string; model?: string; version?: string };
  /** Whether a price that is added now would tell the cost. */
  lacksPrice: boolean;
}

type CostFields = Partial<
  Pick<Log, "cost" | "cost_source" | "cost_details" | "price_version" | "log_type" | "warnings">
>;

const sources: Readonly<Record<string, string>> = {
  client: "The cost was sent with the log.",
  cache: "The gateway answered from its cache, which costs nothing.",
  unit_prices: "The cost follows from the unit prices that were sent with the log.",
  override: "The cost follows from the project's own price of the model.",
  price_table: "The cost follows from the price table that comes with the server.",
};

/** Explains a cost, or why there is none. */
export function costExplanation(log: CostFields): CostExplanation {
  const { cost_source, cost_details, price_version } = log;
  const lacksPrice = cost_source === "unknown";
  const parts = cost_details?.parts ?? [];
  const rows = parts.flatMap(({ bucket, count, unit_price, amount }) =>
    bucket ? [{ label: labelOf(bucket), count: count ?? 0, unitPrice: unit_price ?? 0, amount: amount ?? 0 }] : [],
  );
  const price = {
    ...(cost_details?.provider && { provider: cost_details.provider }),
    ...(cost_details?.model && { model: cost_details.model }),
    ...(price_version && { version: price_version }),
  };
  return {
    source: lacksPrice ? `The cost ${whyUnknown(log)}` : (sources[cost_source ?? ""] ?? noSource(log)),
    rows,
    ...(Object.keys(price).length > 0 && { price }),
    lacksPrice,
  };
}

/** The server's warning begins with the field that it is about. */
function whyUnknown({ warnings }: CostFields): string {
  const told = warnings?.split("\n").find((line) => line.startsWith("cost "));
  return told === undefined
    ? "is unknown: there is no price for what was used."
    : told.slice("cost ".length).replace(/\.?$/, ".");
}

const noSource = ({ cost }: CostFields) =>
  typeof cost === "number"
    ? "The log does not say where its cost comes from."
    : "There is no cost: no tokens were used, or this is no call of a model.";
