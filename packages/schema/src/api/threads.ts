import { z } from "zod";
import { byFilters } from "./by-filters.ts";
import type { Endpoint } from "./endpoint.ts";
import { groupsQuery, pageOf, sortableGroups } from "./groups.ts";
import { listLogs } from "./request-logs.ts";

/** Query parameters of a list of threads that are not filters. */
export const threadsQuery = groupsQuery({ sortable: sortableGroups.threads, sort_by: "-end_time", page_size: 100 });

const average = z.number().nullable();
const thread = z.object({
  thread_identifier: z.string(),
  thread_unique_id: z.string().meta({ description: "Same as `thread_identifier`." }),
  environment: z.string(),
  customer_identifier: z.string().nullable(),
  number_of_requests: z.int(),
  log_count: z.int().meta({ description: "Same as `number_of_requests`." }),
  total_cost: z.number(),
  total_tokens: z.int(),
  total_prompt_tokens: z.int(),
  total_completion_tokens: z.int(),
  error_count: z.int(),
  average_latency: average,
  average_ttft: average,
  average_tps: average,
  start_time: z.string(),
  end_time: z.string(),
  last_input: z
    .string()
    .nullable()
    .meta({ description: "The last message of the newest log, as JSON; its first 1000 characters." }),
  last_output: z
    .string()
    .nullable()
    .meta({ description: "What the newest log answered, as JSON; its first 1000 characters." }),
});

export const listThreads = {
  id: "listThreads",
  tag: "Logs",
  method: "GET",
  scope: "read",
  path: "/api/log_threads/",
  summary: "List threads",
  description:
    "Conversations: logs that share a `thread_identifier`, the ones that went on last first. A thread is found when one of its logs in the time range matches the filters, and is summed over all of its logs in the time range. " +
    "The logs of one thread are listed by `/api/request-logs/list/?thread_identifier=…`.",
  query: threadsQuery,
  answers: { 200: { description: "A page of threads.", schema: pageOf(thread) } },
  errors: listLogs.errors,
} satisfies Endpoint;

export const searchThreads = byFilters(listThreads, "searchThreads");
