import { z } from "zod";
import { byFilters } from "./by-filters.ts";
import type { Endpoint } from "./endpoint.ts";
import { groupsQuery, pageOf, sortableGroups } from "./groups.ts";
import { listLogs } from "./request-logs.ts";

const { all_envs: _, ...customersQueryShape } = groupsQuery({
  sortable: sortableGroups.customers,
  sort_by: "-first_seen",
  page_size: 50,
}).shape;

/** Query parameters of a list of customers that are not filters. */
export const customersQuery = z.object(customersQueryShape);

const text = z.string().nullable();
const number = z.number().nullable();

/** What can be said of a customer; null takes it back. */
export const customerPatch = z.strictObject({
  name: z.string().nullish(),
  email: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish().meta({ description: "Replaces what there is." }),
  group_identifier: z.string().nullish(),
  period_budget: z.number().min(0).nullish().meta({ description: "US dollars." }),
  budget_duration: z.enum(["daily", "weekly", "monthly", "yearly"]).nullish(),
  period_start: z.iso
    .date()
    .nullish()
    .meta({ description: "A day on which a period starts. Default: periods are those of the calendar." }),
  period_end: z.iso.date().nullish().meta({ description: "The last day of a period." }),
  total_budget: z.number().min(0).nullish().meta({ description: "US dollars." }),
  markup_percentage: z.number().min(0).max(1000).nullish(),
  rate_limit: z.int().min(1).nullish().meta({ description: "Requests to the gateway in a minute." }),
});

/** Body of {@link createCustomer}. */
export const newCustomer = customerPatch.extend({ customer_identifier: z.string().min(1).max(120) });

const usage = {
  number_of_requests: z.int(),
  total_cost: z.number(),
  total_tokens: z.int(),
  total_prompt_tokens: z.int(),
  total_completion_tokens: z.int(),
  total_cache_hits: z.int().meta({ description: "Requests of which the provider's cache knew a part." }),
  error_count: z.int(),
  average_latency: number,
  average_ttft: number,
  first_seen: text,
  last_active: text,
  active_days: z.int(),
};

const customer = z.object({
  id: z.string().meta({ description: "Same as `customer_identifier`." }),
  customer_identifier: z.string(),
  environment: z.string(),
  name: text,
  email: text,
  period_budget: number,
  budget_duration: text,
  total_budget: number,
});

const detail = customer.extend({
  ...usage,
  metadata: z.record(z.string(), z.unknown()).nullable(),
  group_identifier: text,
  markup_percentage: number,
  rate_limit: number,
  total_requests: z.int().meta({ description: "Same as `number_of_requests`." }),
  total_usage: z.number().meta({ description: "US dollars, ever." }),
  total_period_usage: z.number().meta({ description: "US dollars since `period_start`." }),
  billed_usage: z
    .number()
    .meta({ description: "US dollars that the gateway billed the customer, with the markup: what budgets hold." }),
  billed_period_usage: z.number().meta({ description: "The same since `period_start`." }),
  period_start: z.string(),
  period_end: z.string(),
  top_models: z.array(z.object({ model: z.string(), number_of_requests: z.int(), total_cost: z.number() })),
  created_at: text,
  updated_at: text,
});

const ofBudget = "null for one without a budget.";
const listed = customer.extend({
  ...usage,
  billed_usage: number.meta({ description: `US dollars that the gateway ever billed the customer; ${ofBudget}` }),
  billed_period_usage: number.meta({ description: `The same in the budget period that holds now; ${ofBudget}` }),
});

export const listCustomers = {
  id: "listCustomers",
  tag: "Customers",
  method: "GET",
  scope: "read",
  path: "/api/users/list/",
  summary: "List customers",
  description:
    "Customers with logs in the time range, which is the last 30 days by default, and what they used in it. One environment at a time. A customer is found when one of their logs matches the filters.",
  query: customersQuery,
  answers: { 200: { description: "A page of customers.", schema: pageOf(listed) } },
  errors: listLogs.errors,
} satisfies Endpoint;

export const searchCustomers = byFilters(listCustomers, "searchCustomers");

const one = "/api/users/{customer_identifier}/";

export const getCustomer = {
  id: "getCustomer",
  tag: "Customers",
  method: "GET",
  scope: "read",
  path: one,
  otherPaths: ["/api/user/detail/{customer_identifier}/"],
  summary: "Get a customer",
  description:
    "Who it is and what was ever used, in the environment of the API key. The budget period is that which holds now, in UTC: of the calendar, with weeks from Monday, unless the customer's period says where one starts or ends.",
  answers: { 200: { description: "The customer.", schema: detail } },
  errors: ["CUSTOMER_NOT_FOUND", "STORE_UNAVAILABLE"],
} satisfies Endpoint;

export const createCustomer = {
  id: "createCustomer",
  tag: "Customers",
  method: "POST",
  scope: "admin",
  path: "/api/users/create/",
  summary: "Create a customer",
  description:
    "Or changes what is said of one, in the environment of the API key. Customers are also made by the logs that name them.",
  body: newCustomer,
  bodyExample: { customer_identifier: "user_123", name: "Jo Diaz", email: "jo@example.com", period_budget: 50 },
  answers: { 201: { description: "The customer.", schema: detail } },
  errors: ["INVALID_JSON", "UNSUPPORTED_MEDIA_TYPE", "VALIDATION_ERROR", "STORE_UNAVAILABLE"],
} satisfies Endpoint;

export const updateCustomer = {
  id: "updateCustomer",
  tag: "Customers",
  method: "PATCH",
  scope: "admin",
  path: one,
  otherPaths: ["/api/user/update/{customer_identifier}/"],
  summary: "Change a customer",
  description: "What is left out stays; null takes it back.",
  body: customerPatch,
  bodyExample: { period_budget: 100, budget_duration: "monthly" },
  answers: { 200: { description: "The customer.", schema: detail } },
  errors: [...createCustomer.errors, "CUSTOMER_NOT_FOUND"],
} satisfies Endpoint;

export const eraseQuery = z.strictObject({
  all_envs: z
    .enum(["true", "false"])
    .optional()
    .meta({ description: "`true`: in every environment. Default: that of the API key." }),
});

export const eraseCustomer = {
  id: "eraseCustomer",
  tag: "Customers",
  method: "DELETE",
  scope: "admin",
  path: one,
  summary: "Erase a customer",
  description: [
    "Erases every log of a customer that this server took in before now, and what is said of the customer. Logs are not masked: the store's files are written anew without them, which takes a while, and the old files leave the disk within about ten minutes. Answers a receipt, which is kept in the audit; the ids of the logs are remembered, so that sending one again does not bring it back.",
    "Not reached: logs on their way to this server, those that wait in other servers of the same store, and backups. Ask again when they have arrived.",
  ].join("\n\n"),
  query: eraseQuery,
  answers: {
    200: {
      description: "The receipt.",
      schema: z.object({
        customer_identifier: z.string(),
        environment: z.string().meta({ description: "`all` for every one." }),
        logs_deleted: z.int(),
        erased_at: z.string(),
        receipt_id: z.string(),
      }),
      example: {
        customer_identifier: "user_123",
        environment: "prod",
        logs_deleted: 42,
        erased_at: "2026-01-05T10:30:00.000Z",
        receipt_id: "0193c8a1b2c37d4e8f90a1b2c3d4e5f6",
      },
    },
  },
  errors: ["INVALID_QUERY", "OVERLOADED", "STORAGE_FULL", "STORE_UNAVAILABLE"],
} satisfies Endpoint;
