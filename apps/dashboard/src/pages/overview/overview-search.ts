import { type LogSearch, readLogSearch } from "../../search/log-search.ts";

/** What logs can be told apart by. */
export const groupFields = ["status", "model", "provider_id", "customer_identifier", "prompt_name"] as const;
export type GroupField = (typeof groupFields)[number];

/** What the address of the overview says, beside which logs are meant. */
export interface OverviewSearch extends LogSearch {
  /** What the charts of requests, errors and cost are split by. @default "model" */
  by?: GroupField;
  /** Asks again every half minute. @default false */
  refresh?: true;
}

export function readOverviewSearch(search: Record<string, unknown>): OverviewSearch {
  const by = groupFields.find((field) => field === search["by"]);
  return { ...readLogSearch(search), ...(by && { by }), ...(search["refresh"] === true && { refresh: true }) };
}
