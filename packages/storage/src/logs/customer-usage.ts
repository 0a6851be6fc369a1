import { sortableGroups } from "@kai/schema";
import type { Engine } from "../engine.ts";
import { type GroupPage, type GroupShape, type GroupsQuery, listGroups } from "./log-groups.ts";
import { queryLogs } from "./query-logs.ts";
import { totals } from "./totals.ts";

/** What a customer used. Numbers as in `totals`. */
export interface CustomerUsage {
  customer_identifier: string;
  number_of_requests: number;
  total_cost: number;
  total_tokens: number;
  total_prompt_tokens: number;
  total_completion_tokens: number;
  total_cache_hits: number;
  error_count: number;
  average_latency: number | null;
  average_ttft: number | null;
  /** When the first and the last log ended. */
  first_seen: string;
  last_active: string;
  /** Days, in UTC, with logs. */
  active_days: number;
}

const columns = {
  customer_identifier: "customer_identifier",
  number_of_requests: totals.number_of_requests,
  total_cost: totals.total_cost,
  total_tokens: totals.total_tokens,
  total_prompt_tokens: totals.total_prompt_tokens,
  total_completion_tokens: totals.total_completion_tokens,
  total_cache_hits: "countIf(prompt_cache_hit_tokens > 0)",
  error_count: totals.error_count,
  average_latency: totals.average_latency,
  average_ttft: totals.average_ttft,
  first_seen: "min(timestamp)",
  last_active: "max(timestamp)",
  active_days: "uniqExact(toDate(timestamp))",
} satisfies Record<keyof CustomerUsage, string>;

const shape: GroupShape<keyof CustomerUsage> = {
  by: "customer_identifier",
  columns,
  times: ["first_seen", "last_active"],
  isBrief: false,
  sortable: sortableGroups.customers,
};

/**
 * Reads a page of the customers of some logs.
 *
 * @throws FilterError, QueryError, EngineError
 */
export const listCustomerUsage = (engine: Engine, query: GroupsQuery): Promise<GroupPage<CustomerUsage>> =>
  listGroups(engine, shape, query) as Promise<GroupPage<CustomerUsage>>;

export interface CustomerQuery {
  project_id: string;
  environment: string;
  customer_identifier: string;
  /** When the current budget period began, ISO 8601. */
  period_start: string;
}

/** Everything a customer ever used; null for one without logs. */
export interface CustomerHistory extends CustomerUsage {
  period_cost: number;
  /** The models asked most often. */
  top_models: { model: string; number_of_requests: number; total_cost: number }[];
}

const topModels = 5;

/**
 * Reads what one customer ever used.
 *
 * @throws EngineError
 */
export async function readCustomer(engine: Engine, query: CustomerQuery): Promise<CustomerHistory | null> {
  const { project_id, environment, customer_identifier, period_start } = query;
  const selection = { project_id, environment, filters: { filters: { customer_identifier } } };
  const [page, [period], top_models] = await Promise.all([
    listCustomerUsage(engine, {
      project_id,
      environment,
      only: [customer_identifier],
      sort_by: "first_seen",
      page: 1,
      page_size: 1,
    }),
    queryLogs<{ spent: number }>(
      engine,
      { ...selection, start_time: period_start },
      ({ from, where }) => `SELECT ${totals.total_cost} AS spent FROM ${from} WHERE ${where}`,
    ),
    queryLogs<CustomerHistory["top_models"][number]>(
      engine,
      selection,
      ({ from, where }) => `SELECT model, count() AS number_of_requests, ${totals.total_cost} AS total_cost
FROM ${from} WHERE ${where} AND model != '' GROUP BY model ORDER BY number_of_requests DESC, model LIMIT ${topModels}`,
    ),
  ]);
  const usage = page.results[0];
  return usage ? { ...usage, period_cost: period!.spent, top_models } : null;
}
