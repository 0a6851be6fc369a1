import { z } from "zod";
import { byFilters } from "./by-filters.ts";
import type { Endpoint } from "./endpoint.ts";
import { groupsQuery, pageOf, sortableGroups } from "./groups.ts";
import { limits } from "./limits.ts";
import { listLogs, searchLogs, selectionQuery } from "./request-logs.ts";

/** Query parameters of a list of traces that are not filters. */
export const tracesQuery = groupsQuery({
  sortable: ["timestamp", ...sortableGroups.traces],
  sort_by: "-timestamp",
  page_size: 50,
});

const cut = "as JSON; its first 1000 characters.";
const trace = z.object({
  trace_unique_id: z.string(),
  name: z.string().nullable().meta({ description: "The trace's, else its workflow's, else its root's." }),
  environment: z.string(),
  customer_identifier: z.string().nullable(),
  trace_group_identifier: z.string().nullable(),
  model: z.string().nullable().meta({ description: "Of the first call of a model." }),
  start_time: z.string(),
  end_time: z.string(),
  duration: z.number().meta({ description: "Seconds." }),
  span_count: z.int(),
  llm_call_count: z.int(),
  error_count: z.int(),
  total_cost: z.number(),
  total_tokens: z.int(),
  total_prompt_tokens: z.int(),
  total_completion_tokens: z.int(),
  metadata: z.record(z.string(), z.unknown()).nullable().meta({ description: "Of the root." }),
  input: z
    .string()
    .nullable()
    .meta({ description: `The last message that went into the root, ${cut}` }),
  output: z
    .string()
    .nullable()
    .meta({ description: `What the root answered, ${cut}` }),
});

const text = z.string().nullable();
const number = z.number().nullable();
/** Stands for {@link span} within itself, and is written as a reference to it. */
export const anySpan = z.unknown();

/** A log as part of a trace. */
export const span = z.object({
  unique_id: z.string().meta({ description: "The log that the span is." }),
  span_unique_id: text,
  span_parent_id: text,
  span_name: text,
  log_type: text,
  start_time: text,
  timestamp: z.string(),
  latency: number,
  time_to_first_token: number,
  model: text,
  provider_id: text,
  prompt_tokens: number,
  completion_tokens: number,
  tokens: number,
  cost: number,
  status: text,
  status_code: number,
  error_message: text,
  input: text,
  output: text,
  content_cut: z
    .boolean()
    .meta({ description: "Whether input or output is cut, as in large traces; the log has the whole." }),
  children: z.array(anySpan).meta({ description: "The spans that this one caused." }),
});

export const listTraces = {
  id: "listTraces",
  tag: "Traces",
  method: "GET",
  scope: "read",
  path: "/api/traces/list/",
  summary: "List traces",
  description:
    "Logs that share a `trace_unique_id`, the newest first. A trace is found when one of its spans in the time range matches the filters, and is summed over all of its spans in the time range.",
  query: tracesQuery,
  answers: { 200: { description: "A page of traces.", schema: pageOf(trace) } },
  errors: listLogs.errors,
} satisfies Endpoint;

export const searchTraces = byFilters(listTraces, "searchTraces");

export const getTrace = {
  id: "getTrace",
  tag: "Traces",
  method: "GET",
  scope: "read",
  path: "/api/traces/{trace_unique_id}/",
  summary: "Get a trace",
  description:
    "One trace with its spans as a tree, whenever it was. Every span is in the tree once: one whose parent is missing stands at the top, as does the earliest of spans that name each other as parents; of spans with the same id the earliest has the children; what is deeper than 200 levels stands on the last. At most 5000 spans are answered, the earliest.",
  answers: {
    200: {
      description: "The trace.",
      schema: trace.extend({
        spans_omitted: z.int().meta({ description: "Spans that are not in the tree, because there are too many." }),
        span_tree: z.array(anySpan),
      }),
    },
  },
  errors: ["TRACE_NOT_FOUND", "STORE_UNAVAILABLE"],
} satisfies Endpoint;

export const deleteTrace = {
  id: "deleteTrace",
  tag: "Traces",
  method: "DELETE",
  scope: "admin",
  path: "/api/traces/{trace_unique_id}/",
  summary: "Delete a trace",
  description: "Deletes every log of a trace, as deleting each would. Answers 200 also when there is none.",
  answers: {
    200: {
      description: "How many logs were deleted.",
      schema: z.object({ trace_unique_id: z.string(), logs_deleted: z.int() }),
      example: { trace_unique_id: "4bf92f3577b34da6a3ce929d0e0e4736", logs_deleted: 12 },
    },
  },
  errors: ["INVALID_QUERY", "OVERLOADED", "STORAGE_FULL", "STORE_UNAVAILABLE"],
} satisfies Endpoint;

export const deleteTraces = {
  id: "deleteTraces",
  tag: "Traces",
  method: "POST",
  scope: "admin",
  path: "/api/traces/bulk-delete/",
  summary: "Delete traces by filters",
  description: `Deletes the traces that a list with the same filters, time range and environment would find, at most ${limits.deletedTraces}, each with all of its logs. Filters must be given.`,
  query: selectionQuery,
  body: searchLogs.body,
  bodyExample: { filters: { customer_identifier: { operator: "", value: ["user_123"] } } },
  answers: {
    200: {
      description: "How many were deleted.",
      schema: z.object({ traces_deleted: z.int(), logs_deleted: z.int() }),
      example: { traces_deleted: 3, logs_deleted: 31 },
    },
  },
  errors: ["INVALID_JSON", ...listLogs.errors, "OVERLOADED", "STORAGE_FULL"],
} satisfies Endpoint;
