import { z } from "zod";
import { field, object, plain } from "../field.ts";
import { apiControls, cacheOptions, evalParams, textOrObject } from "../shapes.ts";

/** How it went, what people think of it, and how the API should treat it. */
export const status = {
  status_code: field("code", "HTTP status of the request.", { example: 200, derivedFrom: "200" }),
  status: field("label", "How the call ended.", { example: "success", values: ["success", "error", "cancelled", "incomplete"], derivedFrom: "`status_code`: below 400 is a success" }),
  error_message: field("text", "What went wrong.", { example: "Rate limit reached" }),
  warnings: field("text", "What was odd, in words: the caller's own and those found while reading the body.", { shape: textOrObject, example: "model is unknown" }),
  warnings_dict: field("json", "The same warnings by field.", { readOnly: true, example: { log_type: '"foo" is no log type' } }),
  prompt_id: field("identifier", "The prompt that was used.", { example: "1210b368ce2f4e5599d307bc591d9b7a", derivedFrom: "`prompt.prompt_id`" }),
  prompt_name: field("label", "The prompt's name.", { example: "support_reply" }),
  prompt_version_number: field("count", "The prompt's version.", { example: 3, derivedFrom: "`prompt.version`" }),
  is_custom_prompt: field("flag", "Whether `prompt_id` is of your own making.", { example: false, derivedFrom: "`prompt.is_custom_prompt`" }),
  positive_feedback: field("flag", "Whether the user liked the answer.", { example: true }),
  scores: field("map", "What evaluators said of the log, by the evaluator's id: `score_value` and the value by its type. Set under `/api/logs/{log_id}/scores/`.", { readOnly: true, example: { helpfulness: { evaluator_id: "helpfulness", evaluator_slug: "helpfulness", score_value: 4.5, numerical_value: 4.5 } } }),
  note: field("text", "A remark about the log.", { example: "checked by support" }),
  category: field("label", "What the request was about.", { example: "Questions" }),
  eval_params: field("json", "Evaluations to run.", { shape: evalParams, aliases: ["evaluation_params"], example: { evaluation_identifier: "release_42", last_n_messages: 1 } }),
  cache_enabled: field("flag", "Whether the gateway's cache was asked for.", { example: false }),
  cache_ttl: field("seconds", "How long a cached answer may be used.", { example: 3600 }),
  cache_options: field("json", "How the cache was asked to work.", { shape: cacheOptions }),
  cache_hit: field("flag", "Whether the gateway answered from its cache.", { example: false }),
  attempts: field("json", "Every call of a model that the gateway made or skipped, in order, for one request: `code` is `ok` or what went wrong.", { example: [{ provider: "openai", model: "gpt-4o", reason: "model", status: 429, code: "rate_limit_exceeded", latency: 0.31 }] }),
  used_custom_credential: field("flag", "Whether the gateway called the model with credentials that came in the request.", { example: false }),
  disable_log: field("flag", "Keep the metrics of this request and none of its content.", { example: false, transient: true }),
  keywordsai_api_controls: field("json", "How the logging API should behave for this request.", { shape: apiControls, aliases: ["respan_api_controls", "kai_api_controls"], transient: true, example: { block: true } }),
  keywordsai_params: field("map", "Fields that override those of the body.", { aliases: ["respan_params", "kai_params"], transient: true }),
  request_breakdown: field("flag", "Accepted from clients that send it with every body.", { transient: true }),
  disable_fallback: field("flag", "Accepted from clients that send it with every body.", { transient: true }),
  field_name: field("label", "Name of the stream's data field.", { transient: true, example: "data: " }),
  delimiter: field("text", "What separates the stream's events.", { transient: true, example: "\n\n" }),
  posthog_integration: field("json", "Where to forward the log. Holds a key, so it is never kept.", {
    transient: true,
    shape: object({ posthog_api_key: field("text", "Key of the project.", { shape: plain(z.string()) }), posthog_base_url: field("text", "Address of the service.", { example: "https://us.i.posthog.com" }) }),
  }),
  linkup_params: field("json", "Settings of a third-party add-on."),
  mem0_params: field("json", "Settings of a third-party add-on."),
  hyperspell_params: field("json", "Settings of a third-party add-on."),
  moda_params: field("json", "Settings of a third-party add-on."),
} as const;
