import { z } from "zod";
import { field, listOf, object, oneOf, plain, type Shape } from "./field.ts";

export const toolCall = object({
  id: field("label", "Identifies the call; the tool's message answers it by this id.", { example: "call_9Xb2" }),
  type: field("label", "Kind of tool.", { example: "function" }),
  function: field("json", "The function and the arguments the model chose.", {
    shape: object({
      name: field("label", "Name of the function.", { example: "get_current_weather" }),
      arguments: field("json", "Arguments, as the JSON text the model wrote.", { example: '{"location":"Berlin"}' }),
    }),
  }),
});

const imageUrl = object({
  url: field("text", "Address of the image, or a data URL.", { example: "https://example.com/cat.png" }),
  detail: field("label", "Resolution the model looks at.", { example: "auto", values: ["auto", "low", "high"] }),
});

/** One part of a message's content. Which fields are present depends on `type`. */
export const contentPart = object(
  {
    type: field("label", "Kind of part.", { example: "text", values: ["text", "image_url", "input_text", "output_text", "input_image", "input_file", "file", "input_audio", "refusal", "tool_use", "tool_result", "image", "thinking"] }),
    text: field("text", "Text of a `text`, `input_text` or `output_text` part.", { example: "What is in this picture?" }),
    image_url: field("json", "Image of an `image_url` part: an object, or the address alone.", { shape: oneOf("must be an address or an object with `url`", imageUrl, plain(z.string())) }),
    cache_control: field("json", "Asks the provider to cache the prompt up to here.", { shape: object({ type: field("label", "Kind of cache.", { example: "ephemeral" }) }) }),
    annotations: field("json", "Citations of an `output_text` part."),
    image: field("json", "Image of an `input_image` part."),
    file: field("json", "File of a `file` or `input_file` part: `file_id`, `file_data` or `filename`."),
    id: field("label", "Id of a `tool_use` part."),
    name: field("label", "Name of the tool of a `tool_use` part."),
    input: field("json", "Arguments of a `tool_use` part."),
  },
  ["type"],
);

/** One message of a conversation. */
export const message = object(
  {
    role: field("label", "Who speaks.", { example: "user", values: ["system", "developer", "user", "assistant", "tool", "function"] }),
    content: field("json", "What is said: text, or parts such as text and images. May be null beside tool calls.", { example: "Hello", shape: oneOf("must be a string, a list of parts or null", plain(z.string()), listOf(contentPart), plain(z.null())) }),
    tool_call_id: field("label", "The call that a message of role `tool` answers.", { example: "call_9Xb2" }),
    name: field("label", "Name of the speaker.", { example: "anna" }),
    tool_calls: field("json", "Tools the assistant wants called.", { shape: listOf(toolCall) }),
    refusal: field("text", "Why the assistant declined."),
    reasoning_content: field("text", "The model's reasoning as text."),
    thinking_blocks: field("json", "The model's reasoning as signed blocks: `type`, `thinking`, `signature`."),
    annotations: field("json", "Citations."),
  },
  ["role"],
);

/** A message, or `{}` for none, which is the default that the oldest bodies send. */
export const messageOrNone = { ...message, wire: z.union([message.wire, z.strictObject({})], { error: "must be a message" }) };

/** Tokens spent, as the provider counted them. */
export const usage = object({
  prompt_tokens: field("count", "Tokens of the prompt, cached ones included.", { example: 150, aliases: ["input_tokens"] }),
  completion_tokens: field("count", "Tokens of the answer, reasoning included.", { example: 85, aliases: ["output_tokens"] }),
  total_tokens: field("count", "Prompt and answer together.", { example: 235, derivedFrom: "`prompt_tokens` + `completion_tokens`" }),
  prompt_tokens_details: field("json", "What the prompt tokens were.", {
    aliases: ["input_tokens_details"],
    shape: object({
      cached_tokens: field("count", "Prompt tokens read from the provider's cache.", { example: 10 }),
      cache_creation_tokens: field("count", "Prompt tokens written to the provider's cache."),
      audio_tokens: field("count", "Prompt tokens that were audio."),
    }),
  }),
  completion_tokens_details: field("json", "What the completion tokens were.", {
    aliases: ["output_tokens_details"],
    shape: object({
      reasoning_tokens: field("count", "Completion tokens spent on reasoning.", { example: 12 }),
      audio_tokens: field("count", "Completion tokens that were audio."),
    }),
  }),
  cache_creation_prompt_tokens: field("count", "Tokens used to create the cache (Anthropic).", { example: 0, aliases: ["cache_creation_input_tokens"] }),
  cache_read_input_tokens: field("count", "Tokens read from the cache (Anthropic).", { example: 0 }),
});

/** The customer behind a request. Budget fields update the customer's record. */
export const customerParams = object({
  customer_identifier: field("identifier", "Who the customer is.", { example: "customer_123" }),
  name: field("text", "The customer's name.", { example: "Jo Diaz" }),
  email: field("text", "The customer's email address.", { example: "jo@example.com" }),
  group_identifier: field("identifier", "Same as `group_identifier` of the log, which wins.", { example: "team_7" }),
  period_start: field("label", "First day of the budget period, `YYYY-MM-DD`.", { example: "2026-01-01", derivedFrom: "today" }),
  period_end: field("label", "Day the budget period ends, `YYYY-MM-DD`.", { example: "2026-02-01", derivedFrom: "`period_start` + `budget_duration`" }),
  budget_duration: field("label", "Length of a budget period.", { example: "monthly", values: ["daily", "weekly", "monthly", "yearly"], shape: plain(z.enum(["daily", "weekly", "monthly", "yearly"], { error: "must be daily, weekly, monthly or yearly" })) }),
  period_budget: field("dollars", "Most the customer may spend in a period; none when absent.", { example: 50 }),
  total_budget: field("dollars", "Most the customer may ever spend.", { example: 500 }),
  markup_percentage: field("number", "Percentage added to costs in usage reports: 20 makes $1.00 read $1.20.", { example: 20 }),
  rate_limit: field("count", "Requests a minute the gateway lets through.", { example: 60 }),
  metadata: field("map", "Keys and values kept with the customer."),
});

/** A tool the model may call. Functions in the flat form of the Responses API are accepted too. */
export const tool = object(
  {
    type: field("label", "Kind of tool.", { example: "function" }),
    function: field("json", "The function.", {
      shape: object(
        {
          name: field("label", "Name of the function.", { example: "get_current_weather" }),
          description: field("text", "What the function does.", { example: "Get the current weather in a place" }),
          parameters: field("json", "JSON Schema of the arguments.", { example: { type: "object", properties: {} } }),
          strict: field("flag", "Whether arguments must follow the schema exactly.", { example: true }),
        },
        ["name"],
      ),
    }),
  },
  ["type"],
);

/** `none`, `auto`, `required`, or one tool. */
export const toolChoice = oneOf(
  'must be "none", "auto", "required" or an object that names a tool',
  object({
    type: field("label", "Kind of tool.", { example: "function" }),
    function: field("json", "The function to call.", { shape: object({ name: field("label", "Name of the function.", { example: "get_current_weather" }) }) }),
  }),
  plain(z.string()),
);

/** The form the answer must take. */
export const responseFormat = oneOf(
  "must be an object with `type`",
  object({
    type: field("label", "Form of the answer.", { example: "json_schema", values: ["text", "json_object", "json_schema"] }),
    json_schema: field("json", "The schema, for `json_schema`.", { example: { name: "answer", schema: { type: "object" } } }),
    response_schema: field("json", "The schema for Vertex AI, with `json_object`."),
  }),
  plain(z.string()),
);

/** How the logging API should behave for this request. */
export const apiControls = object({
  block: field("flag", "`true` (default): answer when the log can be read back. `false`: answer as soon as it is safely taken in.", { example: true }),
});

/** Evaluations to run on the log. */
export const evalParams = object({
  evaluators: field("json", "Evaluators to run.", { example: [{ evaluator_slug: "tone" }] }),
  evaluation_identifier: field("identifier", "Groups the results.", { example: "release_42" }),
  last_n_messages: field("count", "Messages to look at, from the end; 0 means all.", { example: 1 }),
  eval_inputs: field("json", "Further inputs for the evaluators."),
  sample_percentage: field("number", "Share of logs to evaluate, 0 to 100.", { example: 10 }),
});

export const cacheOptions = object({
  cache_by_customer: field("flag", "Whether each customer has a cache of its own.", { example: true }),
  omit_log: field("flag", "Whether an answer from the cache is not logged.", { example: false, aliases: ["omit_logs"] }),
});

/** A managed prompt, or the text hint of a transcription. */
export const promptParam = oneOf(
  "must be a string or an object with `prompt_id`",
  object({
    prompt_id: field("identifier", "Which prompt.", { example: "1210b368ce2f4e5599d307bc591d9b7a" }),
    variables: field("json", "Values for the prompt's variables.", { example: { name: "Jo" } }),
    version: field("json", 'Version number, or "latest" for the newest draft; the deployed one when absent.', { example: 3 }),
    echo: field("flag", "Whether the answer carries the rendered prompt.", { example: true }),
    override: field("flag", "Whether `override_params` apply.", { example: true }),
    override_params: field("json", "Parameters that replace the prompt's own.", { example: { temperature: 0.2 } }),
    override_config: field("json", "How overrides apply.", { shape: object({ messages_override_mode: field("label", "Replace the prompt's messages or add to them.", { example: "append", values: ["override", "append"] }) }) }),
    is_custom_prompt: field("flag", "Whether `prompt_id` is of your own making.", { example: false }),
    schema_version: field("code", "Version of this object's form.", { example: 1 }),
    patch: field("json", "Changes to the prompt, for version 2 of the form."),
  }),
  plain(z.string()),
);

/** Text; an object is accepted and kept as its JSON text. */
export const textOrObject: Shape<string> = {
  wire: z.union([z.string(), z.record(z.string(), z.unknown())], { error: "must be a string or an object" }),
  canonical: z.string(),
};
