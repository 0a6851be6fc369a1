// Generated from the schema by `pnpm generate`.

/** A tool the model asked to call. */
export type ToolCall = {
  /** Identifies the call; the tool's message answers it by this id. */
  id?: string | null;
  /** Kind of tool. */
  type?: string | null;
  /** The function and the arguments the model chose. */
  function?: {
    /** Name of the function. */
    name?: string | null;
    /** Arguments, as the JSON text the model wrote. */
    arguments?: unknown;
  } | null;
};

/** One part of a message's content. Which fields are present depends on `type`. */
export type ContentPart = {
  /** Kind of part. */
  type?: string | null;
  /** Text of a `text`, `input_text` or `output_text` part. */
  text?: string | null;
  /** Image of an `image_url` part: an object, or the address alone. */
  image_url?: {
    /** Address of the image, or a data URL. */
    url?: string | null;
    /** Resolution the model looks at. */
    detail?: string | null;
  } | string | null;
  /** Asks the provider to cache the prompt up to here. */
  cache_control?: {
    /** Kind of cache. */
    type?: string | null;
  } | null;
  /** Citations of an `output_text` part. */
  annotations?: unknown;
  /** Image of an `input_image` part. */
  image?: unknown;
  /** File of a `file` or `input_file` part: `file_id`, `file_data` or `filename`. */
  file?: unknown;
  /** Id of a `tool_use` part. */
  id?: string | null;
  /** Name of the tool of a `tool_use` part. */
  name?: string | null;
  /** Arguments of a `tool_use` part. */
  input?: unknown;
};

/** One message of a conversation. */
export type Message = {
  /** Who speaks. */
  role?: string | null;
  /** What is said: text, or parts such as text and images. May be null beside tool calls. */
  content?: string | ContentPart[] | null;
  /** The call that a message of role `tool` answers. */
  tool_call_id?: string | null;
  /** Name of the speaker. */
  name?: string | null;
  /** Tools the assistant wants called. */
  tool_calls?: ToolCall[] | null;
  /** Why the assistant declined. */
  refusal?: string | null;
  /** The model's reasoning as text. */
  reasoning_content?: string | null;
  /** The model's reasoning as signed blocks: `type`, `thinking`, `signature`. */
  thinking_blocks?: unknown;
  /** Citations. */
  annotations?: unknown;
};

/** Tokens spent, as the provider counted them. */
export type Usage = {
  /** Tokens of the prompt, cached ones included. */
  prompt_tokens?: number | null;
  /** Tokens of the answer, reasoning included. */
  completion_tokens?: number | null;
  /** Prompt and answer together. */
  total_tokens?: number | null;
  /** What the prompt tokens were. */
  prompt_tokens_details?: {
    /** Prompt tokens read from the provider's cache. */
    cached_tokens?: number | null;
    /** Prompt tokens written to the provider's cache. */
    cache_creation_tokens?: number | null;
    /** Prompt tokens that were audio. */
    audio_tokens?: number | null;
  } | null;
  /** What the completion tokens were. */
  completion_tokens_details?: {
    /** Completion tokens spent on reasoning. */
    reasoning_tokens?: number | null;
    /** Completion tokens that were audio. */
    audio_tokens?: number | null;
  } | null;
  /** Tokens used to create the cache (Anthropic). */
  cache_creation_prompt_tokens?: number | null;
  /** Tokens read from the cache (Anthropic). */
  cache_read_input_tokens?: number | null;
};

/** How a cost came about. */
export type CostDetails = {
  /** The provider whose price it is, as the price names it. */
  provider?: string | null;
  /** The model whose price it is, as the price names it. */
  model?: string | null;
  /** What was charged apart. Their amounts make up `cost`. */
  parts?: {
    /** What was charged: tokens that are in no other part, searches, or the request itself. */
    bucket?: "input" | "cache_read" | "cache_write" | "cache_write_5m" | "cache_write_1h" | "input_audio" | "input_image" | "input_video" | "output" | "reasoning" | "output_audio" | "output_image" | "output_video" | "web_search" | "request" | null;
    /** How many. */
    count?: number | null;
    /** Price of one million. In USD. */
    unit_price?: number | null;
    /** `count` × `unit_price` / 1,000,000, to the nano-dollar. In USD. */
    amount?: number | null;
  }[] | null;
};

/** The customer behind a request. */
export type CustomerParams = {
  /** Who the customer is. */
  customer_identifier?: string | null;
  /** The customer's name. */
  name?: string | null;
  /** The customer's email address. */
  email?: string | null;
  /** Same as `group_identifier` of the log, which wins. */
  group_identifier?: string | null;
  /** First day of the budget period, `YYYY-MM-DD`. */
  period_start?: string | null;
  /** Day the budget period ends, `YYYY-MM-DD`. */
  period_end?: string | null;
  /** Length of a budget period. */
  budget_duration?: "daily" | "weekly" | "monthly" | "yearly" | null;
  /** Most the customer may spend in a period; none when absent. In USD. */
  period_budget?: number | null;
  /** Most the customer may ever spend. In USD. */
  total_budget?: number | null;
  /** Percentage added to costs in usage reports: 20 makes $1.00 read $1.20. */
  markup_percentage?: number | null;
  /** Requests a minute the gateway lets through. */
  rate_limit?: number | null;
  /** Keys and values kept with the customer. */
  metadata?: Record<string, unknown> | null;
};

/** A tool the model may call. */
export type Tool = {
  /** Kind of tool. */
  type?: string | null;
  /** The function. */
  function?: {
    /** Name of the function. */
    name?: string | null;
    /** What the function does. */
    description?: string | null;
    /** JSON Schema of the arguments. */
    parameters?: unknown;
    /** Whether arguments must follow the schema exactly. */
    strict?: boolean | null;
  } | null;
};

/** `none`, `auto`, `required`, or one tool. */
export type ToolChoice = {
  /** Kind of tool. */
  type?: string | null;
  /** The function to call. */
  function?: {
    /** Name of the function. */
    name?: string | null;
  } | null;
} | string;

/** The form the answer must take. */
export type ResponseFormat = {
  /** Form of the answer. */
  type?: string | null;
  /** The schema, for `json_schema`. */
  json_schema?: unknown;
  /** The schema for Vertex AI, with `json_object`. */
  response_schema?: unknown;
} | string;

/** How the logging API should behave for a request. */
export type ApiControls = {
  /** `true` (default): answer when the log can be read back. `false`: answer as soon as it is safely taken in. */
  block?: boolean | null;
};

/** Evaluations to run on a log. */
export type EvalParams = {
  /** Evaluators to run. */
  evaluators?: unknown;
  /** Groups the results. */
  evaluation_identifier?: string | null;
  /** Messages to look at, from the end; 0 means all. */
  last_n_messages?: number | null;
  /** Further inputs for the evaluators. */
  eval_inputs?: unknown;
  /** Share of logs to evaluate, 0 to 100. */
  sample_percentage?: number | null;
};

/** How the cache was asked to work. */
export type CacheOptions = {
  /** Whether each customer has a cache of its own. */
  cache_by_customer?: boolean | null;
  /** Whether an answer from the cache is not logged. */
  omit_log?: boolean | null;
};

/** A managed prompt, or the text hint of a transcription. */
export type PromptParam = {
  /** Which prompt. */
  prompt_id?: string | null;
  /** Values for the prompt's variables. */
  variables?: unknown;
  /** Version number, or "latest" for the newest draft; the deployed one when absent. */
  version?: unknown;
  /** Whether the answer carries the rendered prompt. */
  echo?: boolean | null;
  /** Whether `override_params` apply. */
  override?: boolean | null;
  /** Parameters that replace the prompt's own. */
  override_params?: unknown;
  /** How overrides apply. */
  override_config?: {
    /** Replace the prompt's messages or add to them. */
    messages_override_mode?: string | null;
  } | null;
  /** Whether `prompt_id` is of your own making. */
  is_custom_prompt?: boolean | null;
  /** Version of this object's form. */
  schema_version?: number | null;
  /** Changes to the prompt, for version 2 of the form. */
  patch?: unknown;
} | string;
