import { z } from "zod";
import { documentedLogCreate, log } from "../log/log.ts";
import type { ErrorCode } from "../errors.ts";
import type { Endpoint } from "./endpoint.ts";
import { lossReport } from "./losses.ts";

/** Most logs, and most bytes, that one batch may hold; most bytes of one log. */
export const limits = {
  batchCount: 5000,
  batchBytes: 100 * 1024 * 1024,
  logBytes: 20 * 1024 * 1024,
  pageSize: 1000,
} as const;

const created = z.object({
  message: z.literal("log successful"),
  unique_id: z.string(),
  id: z.string(),
  log_data: log.optional(),
});

const exampleId = "0193c8a1b2c37d4e8f90a1b2c3d4e5f6";
const createdExample = { message: "log successful", unique_id: exampleId, id: exampleId };

/** What can go wrong with a request that brings logs. */
const errorsOfTaking: readonly ErrorCode[] = [
  "INVALID_JSON",
  "UNAUTHENTICATED",
  "INVALID_API_KEY",
  "PAYLOAD_TOO_LARGE",
  "UNSUPPORTED_MEDIA_TYPE",
  "VALIDATION_ERROR",
  "OVERLOADED",
];

export const createLog = {
  id: "createLog",
  tag: "Logs",
  method: "POST",
  path: "/api/request-logs/",
  otherPaths: ["/api/request-logs/create/"],
  summary: "Create a log",
  description:
    "Logs one call of a model, or any other step of your work. Everything is optional; older names are accepted; keys that are no field are kept in `extra_fields` and named in `warnings`. " +
    "Answers when the log can be read back. With `keywordsai_api_controls.block` false it answers as soon as the log is safely taken in; with `block` true said explicitly, the answer holds the log in `log_data`. " +
    "Sending the same `unique_id` again changes nothing.",
  body: documentedLogCreate,
  bodyExample: {
    model: "gpt-4o-mini",
    input: [{ role: "user", content: "Hello" }],
    output: { role: "assistant", content: "Hello! How can I help you?" },
    usage: { prompt_tokens: 8, completion_tokens: 9 },
    latency: 0.84,
    customer_params: { customer_identifier: "user_123", name: "Jo Diaz" },
    thread_identifier: "thread_42",
    metadata: { feature: "chat_support" },
  },
  answers: { 200: { description: "The log was taken.", schema: created, example: createdExample } },
  errors: errorsOfTaking,
} satisfies Endpoint;

export const createLogs = {
  id: "createLogs",
  tag: "Logs",
  method: "POST",
  path: "/api/request-logs/batch/create/",
  summary: "Create many logs",
  description: `Up to ${limits.batchCount} logs and 100 MB. A log that is refused does not sink the others: each has its own result, in the order sent. A sender can say along with them what it lost.`,
  body: z.object({ logs: z.array(documentedLogCreate), ...lossReport.shape }),
  bodyExample: { logs: [{ model: "gpt-4o-mini", input: "Hello", output: "Hi" }] },
  answers: {
    200: {
      description: "One result for each log.",
      schema: z.object({
        results: z.array(
          z.object({
            id: z.string().nullable(),
            status: z.enum(["success", "error"]),
            error: z.string().optional(),
            errors: z.record(z.string(), z.array(z.string())).optional(),
          }),
        ),
      }),
      example: { results: [{ id: exampleId, status: "success" }] },
    },
  },
  errors: errorsOfTaking,
} satisfies Endpoint;

const whole = (description: string, example: number) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .meta({ description, examples: [example] });

/** Query parameters of a list that are not filters. */
export const listQuery = z.object({
  start_time: z
    .string()
    .optional()
    .meta({ description: "Earliest `timestamp`, ISO 8601. Default: one hour before `end_time`." }),
  end_time: z.string().optional().meta({ description: "Latest `timestamp`, ISO 8601. Default: now." }),
  sort_by: z
    .string()
    .optional()
    .meta({
      description:
        "Field to sort by; `-` before it for descending. One of timestamp, start_time, id, cost, latency, time_to_first_token, prompt_tokens, completion_tokens, all_tokens. Default: `-timestamp`.",
      examples: ["-cost"],
    }),
  page: whole("Page, from 1. For deep paging use `cursor`.", 1),
  page_size: z.coerce
    .number()
    .int()
    .min(1)
    .max(limits.pageSize)
    .optional()
    .meta({ description: `Logs on a page, at most ${limits.pageSize}. Default: 100.`, examples: [50] }),
  cursor: z.string().optional().meta({ description: "`next_cursor` of the answer before." }),
  environment: z
    .string()
    .optional()
    .meta({ description: "Environment to read. Default: that of the API key.", examples: ["prod"] }),
  is_test: z
    .enum(["true", "false"])
    .optional()
    .meta({ description: "`true`: read the environment `test`; `false`: `prod`." }),
  all_envs: z.enum(["true", "false"]).optional().meta({ description: "`true`: read every environment." }),
});

const listAnswer = z.object({
  count: z.int().meta({ description: "Logs that match, on all pages." }),
  next: z.string().nullable().meta({ description: "Address of the next page." }),
  previous: z.string().nullable(),
  next_cursor: z.string().nullable(),
  results: z.array(log),
  current_filters: z
    .record(z.string(), z.unknown())
    .meta({ description: "The time range, environment and filters that were applied, defaults included." }),
});

const filterText =
  'Filters: `{"filters": {"customer_identifier": {"operator": "", "value": ["user_123"]}}, "operator": "AND"}`. ' +
  "A field is any stored field, or `metadata__<key>`. An unknown field or operator is refused, never ignored.";

export const listLogs = {
  id: "listLogs",
  tag: "Logs",
  method: "GET",
  path: "/api/request-logs/list/",
  otherPaths: ["/api/request-logs/"],
  summary: "List logs",
  description:
    "Newest first. Any other query parameter is a filter: `?customer_identifier=user_123`, `?cost[operator]=gt&cost[value]=0.01`, `?metadata__feature=chat`.",
  query: listQuery,
  answers: { 200: { description: "A page of logs.", schema: listAnswer } },
  errors: ["UNKNOWN_FILTER", "INVALID_QUERY", "UNAUTHENTICATED", "INVALID_API_KEY"],
} satisfies Endpoint;

export const searchLogs = {
  ...listLogs,
  id: "searchLogs",
  method: "POST",
  otherPaths: [],
  summary: "List logs by filters",
  description: filterText,
  body: z.object({
    filters: z.record(z.string(), z.unknown()).optional(),
    operator: z.enum(["AND", "OR"]).optional(),
  }),
  bodyExample: {
    filters: { customer_identifier: { operator: "", value: ["user_123"] }, cost: { operator: "gt", value: 0.01 } },
    operator: "AND",
  },
  errors: ["INVALID_JSON", ...listLogs.errors],
} satisfies Endpoint;

export const getLog = {
  id: "getLog",
  tag: "Logs",
  method: "GET",
  path: "/api/request-logs/{unique_id}/",
  summary: "Get a log",
  description: "One log, whole.",
  answers: { 200: { description: "The log.", schema: log } },
  errors: ["UNAUTHENTICATED", "INVALID_API_KEY", "LOG_NOT_FOUND"],
} satisfies Endpoint;
