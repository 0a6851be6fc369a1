import { z } from "zod";
import { openaiParams } from "./openai-params.ts";
import { flag, listOfText, map, moreThan0, numberFrom, param, text, wholeFrom } from "./param.ts";

const idError = "must be a string or a number";
const identifier = (most: number) => {
  const long = `must have at most ${most} characters`;
  return z.union([z.string().max(most, { error: long }), z.int()], { error: idError });
};

/** Which of a provider's credentials there are depends on the provider. */
const credentials = z.record(z.string(), z.unknown(), { error: 'must be an object such as {"api_key": "…"}' });
const weight = z.number({ error: "must be a number greater than 0" }).gt(0, { error: "must be greater than 0" });

const members = z
  .array(
    z.looseObject(
      { model: text, weight: weight.nullish(), credentials: credentials.nullish() },
      { error: "must be an object with a model" },
    ),
    { error: "must be a list of models" },
  )
  .min(1, { error: "must hold at least one model" });

/** JavaScript reads the 30th of February as a day of March. */
const isDay = (value: string) => {
  const read = new Date(value);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(value);
};
const day = z
  .string({ error: "must be a date such as 2026-01-31" })
  .refine((value) => /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value), { error: "must be a date such as 2026-01-31" });
const dollars = z.number({ error: "must be an amount in US dollars, 0 or more" }).min(0, {
  error: "must be an amount in US dollars, 0 or more",
});
const durations = ["daily", "weekly", "monthly", "yearly"] as const;

const customerParams = z
  .looseObject(
    {
      customer_identifier: identifier(120),
      group_identifier: identifier(120).nullish(),
      name: text.nullish(),
      email: z.email({ error: "must be an email address" }).nullish(),
      metadata: map.nullish(),
      period_start: day.nullish(),
      period_end: day.nullish(),
      budget_duration: z.enum(durations, { error: `must be one of ${durations.join(", ")}` }).nullish(),
      period_budget: dollars.nullish(),
      total_budget: dollars.nullish(),
      markup_percentage: numberFrom(0, 1000).nullish(),
      rate_limit: wholeFrom(1, 1_000_000).nullish(),
    },
    { error: "must be an object with a customer_identifier" },
  )
  .refine(({ period_start, period_end }) => !period_start || !period_end || period_start <= period_end, {
    path: ["period_end"],
    error: "must not be before period_start",
  });

const chatParams = z.looseObject(openaiParams, { error: "must be an object of chat parameters" });

const versionError = 'must be a version\'s number or "latest"';

const prompt = z.looseObject(
  {
    prompt_id: text,
    variables: map.nullish(),
    version: z.union([z.int().min(1, { error: versionError }), z.literal("latest")], { error: versionError }).nullish(),
    echo: flag.nullish(),
    override: flag.nullish(),
    // The older documentation shows a flag here.
    override_params: z
      .preprocess((value) => (typeof value === "boolean" ? {} : value), chatParams.nullish())
      .optional(),
    override_config: z
      .looseObject({
        messages_override_mode: z.enum(["override", "append"], { error: 'must be "override" or "append"' }).nullish(),
      })
      .nullish(),
    is_custom_prompt: flag.nullish(),
    schema_version: z.literal([1, 2], { error: "must be 1 or 2" }).nullish(),
    patch: chatParams.nullish(),
  },
  { error: "must be an object with a prompt_id" },
);

/** The part of a chat request that speaks to the gateway. None of it goes to a provider. */
export const kaiParams = {
  load_balance_group: param(
    z.looseObject(
      { group_id: text.nullish(), models: members.nullish() },
      { error: "must be an object with a group_id or models" },
    ),
    "Picks one of a group's models by weight. Its `models` replace those of the stored group; `model` comes before the group.",
    { group_id: "chat" },
  ),
  fallback_models: param(
    listOfText.max(16, { error: "must hold at most 16 models" }),
    "Models to try, in this order, when the first one fails.",
    ["anthropic/claude-haiku-4-5"],
  ),
  disable_fallback: param(flag, "Whether only the first model may answer.", false),
  customer_credentials: param(
    z.union(
      [
        z.record(z.string(), credentials),
        z.array(
          z.looseObject({
            credentials: z.record(z.string(), credentials),
            weight: weight.nullish(),
            available_models: listOfText.nullish(),
            exclude_models: listOfText.nullish(),
          }),
        ),
      ],
      {
        error: "must be an object of credentials by provider, or a list of weighted ones",
      },
    ),
    "The customer's own credentials by provider, used instead of the project's.",
  ),
  credential_override: param(
    z.record(z.string(), credentials, { error: "must be an object of credentials by model" }),
    "Credentials for single models, used instead of the provider's.",
  ),
  cache_enabled: param(flag, "Whether the same request may be answered from the cache.", false),
  cache_ttl: param(
    wholeFrom(1, 31_536_000),
    "How long a cached answer may be used, in seconds. Default: 30 days.",
    3600,
  ),
  cache_options: param(
    z.looseObject(
      { cache_by_customer: flag.nullish(), omit_log: flag.nullish(), omit_logs: flag.nullish() },
      {
        error: 'must be an object such as {"cache_by_customer": true}',
      },
    ),
    "`cache_by_customer`: each customer has a cache of its own. `omit_log`: answers from the cache are not logged.",
    { cache_by_customer: true },
  ),
  prompt: param(
    prompt,
    "A stored prompt, which says what the request need not: its variables, and what overrides it.",
    {
      prompt_id: "support_reply",
      variables: { name: "Jo" },
    },
  ),
  retry_params: param(
    z.strictObject(
      {
        retry_enabled: flag.nullish(),
        num_retries: wholeFrom(1, 10).nullish(),
        retry_after: moreThan0(60).nullish(),
      },
      {
        error: (issue) =>
          issue.code === "unrecognized_keys" ? `has no key ${issue.keys.join(", ")}` : "must be an object",
      },
    ),
    "How often each model is tried again, and the seconds to wait before. Default: 3 times, after 0.2 s, doubling.",
    { retry_enabled: true, num_retries: 3, retry_after: 0.2 },
  ),
  disable_log: param(flag, "Keep the metrics of this request and none of its content.", false),
  model_name_map: param(
    z.record(z.string(), text, { error: "must be an object of names" }),
    "Azure only: deployment names by model.",
    { "azure/gpt-4o": "azure/my-gpt-4o" },
  ),
  models: param(listOfText, "Models for the router to choose from; beside `model` they are fallbacks.", [
    "gpt-4o",
    "claude-sonnet-5",
  ]),
  exclude_providers: param(listOfText, "Providers the router must not choose.", ["openai"]),
  exclude_models: param(listOfText, "Models the router must not choose.", ["gpt-4o"]),
  echo: param(flag, "Whether the answer repeats the messages, in `prompt_message`.", false),
  metadata: param(
    map.refine((value) => Object.keys(value).length <= 64 && JSON.stringify(value).length <= 16_384, {
      error: "must have at most 64 keys and 16 KB",
    }),
    "Keys and values of your own. Filter logs by `metadata__<key>`.",
    { feature: "chat" },
  ),
  custom_identifier: param(identifier(255), "An id of your own, indexed.", "ticket_12345"),
  customer_identifier: param(identifier(120), "The customer who caused the request.", "user_123"),
  customer_params: param(customerParams, "The customer, created or updated, with budgets and limits.", {
    customer_identifier: "user_123",
    period_budget: 10,
    budget_duration: "monthly",
  }),
  customer_email: param(text, "The customer's email address.", "jo@example.com"),
  customer_name: param(text, "The customer's name.", "Jo Diaz"),
  thread_identifier: param(identifier(120), "The conversation the request belongs to.", "thread_42"),
  group_identifier: param(identifier(120), "Groups logs that belong together.", "team_7"),
  request_breakdown: param(
    flag,
    "Whether the answer carries a summary of the request; the last chunk of a stream.",
    false,
  ),
  positive_feedback: param(flag, "Whether the user liked the answer.", true),
  evaluation_identifier: param(identifier(120), "The evaluation the request belongs to."),
  trace_unique_id: param(text, "The trace the request belongs to."),
  span_parent_id: param(text, "The span above this request."),
  span_name: param(text, "Name of the request's span."),
  span_workflow_name: param(text, "The workflow the request belongs to."),
  customer_api_keys: param(
    z.record(z.string(), text, { error: "must be an object of keys by model" }),
    "Deprecated: use `credential_override`.",
  ),
  loadbalance_models: param(members, "Deprecated: use `load_balance_group.models`. Comes before `model`."),
  field_name: param(text, "Name of the stream's data field. Default: `data: `.", "data: "),
  delimiter: param(text, "What separates the stream's events. Default: an empty line.", "\n\n"),
} as const;

/** The gateway's parameters of a request. */
export type KaiParams = { [Name in keyof typeof kaiParams]?: z.infer<(typeof kaiParams)[Name]> };
