import { z } from "zod";
import { documentedLogCreate, log } from "../log/log.ts";
import type { ErrorCode } from "../errors.ts";
import { sortableFields } from "../sortable-fields.ts";
import type { Endpoint } from "./endpoint.ts";
import { limits } from "./limits.ts";
import { lossReport } from "./losses.ts";

const created = z.object({
  message: z.literal("log successful"),
  unique_id: z.string(),
  id: z.string(),
  log_data: log.optional(),
});

const exampleId = "0193c8a1b2c37d4e8f90a1b2c3d4e5f6";
const createdExample = { message: "log successful", unique_id: exampleId, id: exampleId };

/** What can go wrong with a request that brings logs. */
export const errorsOfTaking: readonly ErrorCode[] = [
  "INVALID_JSON",
  "PAYLOAD_TOO_LARGE",
  "UNSUPPORTED_MEDIA_TYPE",
  "VALIDATION_ERROR",
  "QUOTA_EXCEEDED",
  "OVERLOADED",
  "STORAGE_FULL",
];

export const createLog = {
  id: "createLog",
  tag: "Logs",
  method: "POST",
  scope: "ingest",
  path: "/api/request-logs/",
  otherPaths: ["/api/request-logs/create/"],
  summary: "Create a log",
  description:
    "Logs one call of a model, or any other step of your work. Everything is optional; older names are accepted; keys that are no field are kept in `extra_fields` and named in `warnings`. " +
    "Answers when the log can be read back. With `keywordsai_api_controls.block` false it answers as soon as the log is safely taken in; with `block` true said explicitly, the answer holds the log in `log_data`. " +
    "Sending the same `unique_id` again changes nothing. A body that holds nothing but filters is a question, answered as by `/list/`, and needs the scope `read`.",
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
  scope: "ingest",
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

const fieldNames = (description: string, example: string) =>
  z
    .string()
    .optional()
    .meta({ description: `Names of fields, separated by commas. ${description}`, examples: [example] });

/** Query parameters that choose logs, beside filters. */
export const selectionQuery = z.object({
  start_time: z
    .string()
    .optional()
    .meta({ description: "Earliest `timestamp`, ISO 8601. Default: one hour before `end_time`." }),
  end_time: z.string().optional().meta({ description: "Latest `timestamp`, ISO 8601. Default: now." }),
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

/** Query parameters that choose what is answered of each log. */
export const fieldsQuery = z.object({
  fields: fieldNames(
    "Answers these, `unique_id` and `timestamp` only. Beside fields there is `input_preview`, which is answered where it is named: the first 120 characters of what the user said last. Of this server's own.",
    "model,cost,latency",
  ),
  include_fields: fieldNames("Adds to `fields`; without it every field is answered anyway.", "status,latency"),
  exclude_fields: fieldNames(
    "Leaves these out: bodies are most of what a page weighs. Of this server's own.",
    "input,output,full_request,full_response",
  ),
});

/** Query parameters of a list that are not filters. */
export const listQuery = z.object({
  ...selectionQuery.shape,
  sort_by: z
    .string()
    .optional()
    .meta({
      description: `Field to sort by; \`-\` before it for descending. One of ${Object.keys(sortableFields).join(", ")}, \`scores__<evaluator_id>\`. Default: \`-timestamp\`.`,
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
  ...fieldsQuery.shape,
  fetch_filters: z
    .enum(["true", "false"])
    .optional()
    .meta({ description: "`true`: `filters_data` says what can be filtered by, with values found in the time range." }),
});

/** What can be filtered by, by the filter's name. */
export const filtersData = z.record(
  z.string(),
  z.object({
    display_name: z.string(),
    metric: z.string().meta({ description: "The filter's name." }),
    operator_choices: z.array(z.object({ name: z.string(), value: z.string() })),
    value_choices: z.array(z.string()).meta({ description: "The most frequent values, or those that are known." }),
    value_field_type: z.enum(["text", "select", "number", "datetime", "boolean"]),
    hidden: z.boolean().meta({ description: "Whether a form had better leave it out." }),
  }),
);

const listAnswer = z.object({
  count: z.int().meta({ description: "Logs that match, on all pages." }),
  next: z.string().nullable().meta({ description: "Address of the next page." }),
  previous: z.string().nullable(),
  next_cursor: z.string().nullable(),
  results: z.array(log),
  current_filters: z
    .record(z.string(), z.unknown())
    .meta({ description: "The time range, environment and filters that were applied, defaults included." }),
  filters_data: filtersData.optional().meta({ description: "With `fetch_filters`." }),
});

const filterText = [
  'Filters: `{"filters": {"customer_identifier": {"operator": "", "value": ["user_123"]}}, "operator": "AND"}`.',
  "A filter's name is a field of a log, `metadata__<key>`, `scores__<evaluator_id>`, `full_text` (words of input or output) or `is_root_span`. What a name is given is a condition, a list of conditions, or a bare value it must equal; a list of values means any of them.",
  "Operators, as the kind of field allows: `` (equals; also `=`, `==`, `eq`, `equals`), `iexact`, `not` (`!=`), `in`, `not_in` (`NOT IN`), `lt`, `lte`, `gt`, `gte`, `contains`, `icontains`, `startswith`, `endswith`, `ilike` (`%` and `_` stand for any text and any character), `regex` (RE2), `full_text_search` (all words, in any order and case), `trigram_word_similar` (spelled nearly so), `isnull`, `empty`, `not_empty`.",
  '`{"operator_function": "mapContainsKey", "operator_args": ["plan"]}` asks `metadata` or `scores` for a key.',
  'A condition\'s `connector` says how it joins what stands before it, from left to right. A bundle puts filters in parentheses: `{"any_name": {"connector": "OR", "filter_params": {…}}}`.',
  "An unknown field or operator is refused, never ignored.",
].join("\n\n");

export const listLogs = {
  id: "listLogs",
  tag: "Logs",
  method: "GET",
  scope: "read",
  path: "/api/request-logs/list/",
  otherPaths: ["/api/request-logs/"],
  summary: "List logs",
  description:
    "Newest first. Any other query parameter is a filter: `?customer_identifier=user_123`, `?cost[operator]=gt&cost[value]=0.01`, `?metadata__feature=chat`.",
  query: listQuery,
  answers: { 200: { description: "A page of logs.", schema: listAnswer } },
  errors: ["UNKNOWN_FILTER", "INVALID_QUERY", "STORE_UNAVAILABLE"],
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
  scope: "read",
  path: "/api/request-logs/{unique_id}/",
  summary: "Get a log",
  description: "One log, whole.",
  answers: { 200: { description: "The log.", schema: log } },
  errors: ["LOG_NOT_FOUND", "STORE_UNAVAILABLE"],
} satisfies Endpoint;
