import {
  createCustomer,
  customerPatch,
  customersQuery,
  eraseCustomer,
  eraseQuery,
  getCustomer,
  KaiError,
  listCustomers,
  newCustomer,
  readBody,
  searchCustomers,
  updateCustomer,
} from "@kai/schema";
import type { Customer, CustomerKey, LogStore, Spend, State } from "@kai/storage";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { callerOf } from "../http/auth.ts";
import { serve } from "../http/contract.ts";
import { readSelection } from "./list-request.ts";
import { onRecord } from "./on-record.ts";
import { pageLinks } from "./page-links.ts";
import { readQuery } from "./read-query.ts";
import { questionOf } from "./request-logs.ts";

const month = 30 * 86_400_000;
const environments = ["prod", "test"] as const;

/** The periods of a customer of whom nobody said any. */
const calendar = { period_start: null, period_end: null, budget_duration: null };

const unused = {
  number_of_requests: 0,
  total_cost: 0,
  total_tokens: 0,
  total_prompt_tokens: 0,
  total_completion_tokens: 0,
  total_cache_hits: 0,
  error_count: 0,
  average_latency: null,
  average_ttft: null,
  first_seen: null,
  last_active: null,
  active_days: 0,
  period_cost: 0,
  top_models: [],
};

/** What a list tells of a customer, too. */
function saidOf(customer: Customer | null | undefined) {
  return {
    name: customer?.name ?? null,
    email: customer?.email ?? null,
    period_budget: customer?.period_budget ?? null,
    budget_duration: customer?.budget_duration ?? "monthly",
    total_budget: customer?.total_budget ?? null,
  };
}

const hasBudget = ({ period_budget, total_budget }: Customer) => period_budget !== null || total_budget !== null;

const inDollars = ({ period, total }: Spend) => ({
  billed_usage: Number(total) / 1e9,
  billed_period_usage: Number(period) / 1e9,
});

/** What a customer with a budget was billed. */
function billedOf(customer: Customer | undefined, spent: ReadonlyMap<string, Spend>) {
  if (!customer || !hasBudget(customer)) return { billed_usage: null, billed_period_usage: null };
  return inDollars(spent.get(customer.customer_identifier) ?? { period: 0n, total: 0n });
}

/** Customers: who they are, from the state, and what they used, from their logs. */
export function customers(
  app: FastifyInstance,
  {
    store,
    state,
  }: { store: LogStore; state: Pick<State, "answers" | "budgets" | "customers" | "customerNotes" | "audit"> },
): void {
  const record = onRecord(state.audit);

  const list = async (request: FastifyRequest) => {
    const { selection, parameters, current_filters } = readSelection(customersQuery, questionOf(request), month);
    const { page = 1, page_size, sort_by } = parameters;
    const { count, results } = await store.customers({ ...selection, page, page_size, sort_by });
    const ids = results.map(({ customer_identifier }) => customer_identifier);
    const environment = environments.find((each) => each === selection.environment);
    const tenant = environment && { project_id: selection.project_id, environment };
    const known = tenant ? await state.customers.find(tenant, ids) : [];
    const byId = new Map(known.map((each) => [each.customer_identifier, each]));
    const spent = tenant ? await state.budgets.spent(tenant, known.filter(hasBudget)) : new Map();
    return {
      count,
      ...pageLinks(request, { page, page_size, count }),
      results: results.map((usage) => ({
        id: usage.customer_identifier,
        environment: selection.environment,
        ...saidOf(byId.get(usage.customer_identifier)),
        ...billedOf(byId.get(usage.customer_identifier), spent),
        ...usage,
      })),
      current_filters,
    };
  };

  const describe = async (key: CustomerKey) => {
    const said = await state.customers.get(key);
    const { start, end, period, total } = await state.budgets.usage(key, { ...calendar, ...said });
    const period_start = `${start}T00:00:00.000Z`;
    const used = await store.customer({ ...key, period_start });
    if (!said && !used) throw new KaiError("CUSTOMER_NOT_FOUND");
    const { period_cost, ...usage } = { ...unused, ...used };
    return {
      id: key.customer_identifier,
      customer_identifier: key.customer_identifier,
      environment: key.environment,
      ...saidOf(said),
      metadata: said?.metadata ?? null,
      group_identifier: said?.group_identifier ?? null,
      markup_percentage: said?.markup_percentage ?? null,
      rate_limit: said?.rate_limit ?? null,
      ...usage,
      total_requests: usage.number_of_requests,
      total_usage: usage.total_cost,
      total_period_usage: period_cost,
      ...inDollars({ period, total }),
      period_start,
      period_end: `${end}T00:00:00.000Z`,
      created_at: said?.created_at ?? null,
      updated_at: said?.updated_at ?? null,
    };
  };

  for (const contract of [listCustomers, searchCustomers]) serve(app, contract, list);
  serve(app, getCustomer, (request) => describe(keyOf(request)));
  serve(app, createCustomer, async (request, reply) => {
    const { customer_identifier, ...patch } = readBody(newCustomer, request.body);
    const { project_id, environment } = callerOf(request);
    const key = { project_id, environment, customer_identifier };
    await state.customers.upsert(key, patch);
    await record(request, "customers.create", customer_identifier);
    return reply.code(201).send(await describe(key));
  });
  serve(app, updateCustomer, async (request) => {
    const patch = readBody(customerPatch, request.body);
    const key = keyOf(request);
    // Refuses a customer that neither logs nor anybody else has named.
    await describe(key);
    await state.customers.upsert(key, patch);
    await record(request, "customers.update", key.customer_identifier);
    return describe(key);
  });
  serve(app, eraseCustomer, async (request) => {
    const { all_envs } = readQuery(eraseQuery, request.query);
    const { project_id, environment: own, customer_identifier } = keyOf(request);
    const environment = all_envs === "true" ? undefined : own;
    const logs_deleted = await store.eraseCustomer({ project_id, environment, customer_identifier });
    for (const each of environments.filter((name) => environment === undefined || name === environment)) {
      const key = { project_id, environment: each, customer_identifier };
      state.customerNotes.forget(key);
      await state.answers.forget(key);
      await state.budgets.forget(key);
      await state.customers.delete(key);
    }
    const { id: receipt_id, at: erased_at } = await record(request, "customers.erase", customer_identifier);
    return { customer_identifier, environment: environment ?? "all", logs_deleted, erased_at, receipt_id };
  });
}

function keyOf(request: FastifyRequest): CustomerKey {
  const { project_id, environment } = callerOf(request);
  const { customer_identifier } = request.params as { customer_identifier: string };
  return { project_id, environment, customer_identifier };
}
