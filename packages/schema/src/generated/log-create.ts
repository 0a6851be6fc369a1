// Generated from the schema by `pnpm generate`.
import type { ToolCall, Message, Usage, CustomerParams, Tool, ToolChoice, ResponseFormat, ApiControls, EvalParams, CacheOptions, PromptParam } from "./shapes.ts";

/** The body that creates a log: every field optional, older spellings accepted. Unknown keys are kept and named in `warnings`. */
export type LogCreate = {
  /** Identifies the log. Send your own to make a retry harmless: the same id is stored once. */
  unique_id?: string | number | null;
  /** Another name of `unique_id`. @deprecated Use `unique_id`. */
  id?: string | number | null;
  /** Another name of `unique_id`. @deprecated Use `unique_id`. */
  full_unique_id?: string | number | null;
  /** The customer who caused the request. */
  customer_identifier?: string | number | null;
  /** The customer's name. */
  customer_name?: string | null;
  /** The customer's email address. */
  customer_email?: string | null;
  /** The customer as one object, instead of single fields. */
  customer_params?: CustomerParams | null;
  /** The conversation the request belongs to. */
  thread_identifier?: string | number | null;
  /** Another name of `thread_identifier`. @deprecated Use `thread_identifier`. */
  session_identifier?: string | number | null;
  /** Groups logs that belong together. */
  group_identifier?: string | number | null;
  /** An id of your own, indexed: faster to search than metadata. */
  custom_identifier?: string | number | null;
  /** The evaluation the request belongs to. */
  evaluation_identifier?: string | number | null;
  /** Keys and values of your own. Filter by `metadata__<key>`. */
  metadata?: Record<string, unknown> | null;
  /** What was done. Decides how `input` and `output` are read; an unrecognised type is kept as `unknown` with a warning. */
  log_type?: string | null;
  /** What went in, any JSON. Chat: the list of messages. Embedding, speech: text. Workflows and tools: anything. A string that holds a JSON object or list is the same as that object or list. */
  input?: unknown;
  /** What came out, any JSON. Chat: the assistant's message. Embedding: the vector. Transcription: text. */
  output?: unknown;
  /** The messages of the prompt. Read back for chat, completion, text and response logs. @deprecated Use `input`. */
  prompt_messages?: Message[] | null;
  /** Another name of `prompt_messages`. @deprecated Use `prompt_messages`. */
  messages?: Message[] | null;
  /** The model's message. Read back for chat, completion, text and response logs. @deprecated Use `output`. */
  completion_message?: Message | null;
  /** The model's messages when there is more than one (`n` > 1). */
  completion_messages?: Message[] | null;
  /** Tools the model asked to call. */
  tool_calls?: ToolCall[] | null;
  /** The provider's request, for parameters that have no field here. What it shares with fields above is taken from it when they are absent. */
  full_request?: unknown;
  /** The provider's response, read like `full_request`. */
  full_response?: unknown;
  /** The answer that would have been right, for evaluations. */
  ideal_output?: string | null;
  /** The model's reasoning, as the provider returned it. */
  reasoning?: unknown;
  /** Values of the prompt's variables. */
  variables?: unknown;
  /** The managed prompt that was used. */
  prompt?: PromptParam | null;
  /** The vector of an embedding log: numbers, or base64 text. */
  embedding?: unknown;
  /** Address of the audio that was transcribed. */
  audio_input_file?: string | null;
  /** Address of the audio that was made. */
  audio_output_file?: string | null;
  /** The provider's own id of the response. */
  response_id?: string | number | null;
  /** Tokens spent, as the provider reported them. */
  usage?: Usage | null;
  /** Tokens of the prompt. @deprecated Use `usage`. */
  prompt_tokens?: number | null;
  /** Tokens of the answer. @deprecated Use `usage`. */
  completion_tokens?: number | null;
  /** Prompt and answer together. */
  total_request_tokens?: number | null;
  /** Another name of `total_request_tokens`. @deprecated Use `total_request_tokens`. */
  total_tokens?: number | null;
  /** Prompt tokens read from the provider's cache. */
  prompt_cache_hit_tokens?: number | null;
  /** Prompt tokens written to the provider's cache. */
  prompt_cache_creation_tokens?: number | null;
  /** Tokens of the answer spent on reasoning. */
  reasoning_tokens?: number | null;
  /** Whether tokens were counted by the gateway: the provider told none, or the answer broke off. */
  usage_estimated?: boolean | null;
  /** When the request ended. */
  timestamp?: string | number | null;
  /** When the request started. */
  start_time?: string | number | null;
  /** Total time of the request. In s. */
  latency?: number | null;
  /** Another name of `latency`. @deprecated Use `latency`. */
  generation_time?: number | null;
  /** Time until the model's first token. In s. */
  time_to_first_token?: number | null;
  /** Another name of `time_to_first_token`. @deprecated Use `time_to_first_token`. */
  ttft?: number | null;
  /** Speed of generation. */
  tokens_per_second?: number | null;
  /** Time the gateway spent before it called the provider. In s. */
  routing_time?: number | null;
  /** The trace: links spans of one piece of work. */
  trace_unique_id?: string | number | null;
  /** Name of the trace. */
  trace_name?: string | null;
  /** Groups traces, such as those of one session. */
  trace_group_identifier?: string | number | null;
  /** This span within the trace. */
  span_unique_id?: string | number | null;
  /** The span above this one; absent for the root. */
  span_parent_id?: string | number | null;
  /** Name of the span; cut at 255 characters. */
  span_name?: string | null;
  /** The workflow the span belongs to. */
  span_workflow_name?: string | null;
  /** Names from the workflow down to the span, joined by dots. */
  span_path?: string | null;
  /** Agents the span may hand over to. */
  span_handoffs?: string[] | string | null;
  /** Tools the span may call. */
  span_tools?: string[] | string | null;
  /** The model that answered. */
  model?: string | null;
  /** The provider that was called. */
  provider_id?: string | null;
  /** The provider's name for the deployment. */
  deployment_name?: string | null;
  /** Whether the answer was streamed. */
  stream?: boolean | null;
  /** Randomness of the answer, 0 to 2. */
  temperature?: number | null;
  /** Nucleus sampling: the share of probability considered, 0 to 1. */
  top_p?: number | null;
  /** Penalty for tokens that are frequent so far. */
  frequency_penalty?: number | null;
  /** Penalty for tokens that occurred at all. */
  presence_penalty?: number | null;
  /** Most tokens to generate. */
  max_tokens?: number | null;
  /** Most tokens to generate, reasoning included. */
  max_completion_tokens?: number | null;
  /** Number of answers asked for. */
  n?: number | null;
  /** Strings at which generation stops. */
  stop?: string[] | string | null;
  /** Whether log probabilities were asked for. */
  logprobs?: boolean | null;
  /** Number of likely tokens to return at each position. */
  top_logprobs?: number | null;
  /** Bias by token. */
  logit_bias?: unknown;
  /** Whether several tools may be called at once. */
  parallel_tool_calls?: boolean | null;
  /** How much the model should reason. */
  reasoning_effort?: string | null;
  /** How long the answer should be. */
  verbosity?: string | null;
  /** Settings of extended thinking. */
  thinking?: unknown;
  /** Settings of the stream. */
  stream_options?: unknown;
  /** Settings of web search. */
  web_search_options?: unknown;
  /** Length of the embedding vector. */
  dimensions?: number | null;
  /** Form of the embedding vector. */
  encoding_format?: string | null;
  /** Whether the prompt is repeated in the answer. */
  echo?: boolean | null;
  /** Time the caller was ready to wait. In s. */
  timeout?: number | null;
  /** Further headers of the provider's request; the values of headers that carry credentials are not kept. */
  extra_headers?: unknown;
  /** Tools the model may call. */
  tools?: Tool[] | null;
  /** Which tool must be called, if any. */
  tool_choice?: ToolChoice | null;
  /** The form the answer must take. */
  response_format?: ResponseFormat | null;
  /** Form of the answer, as older bodies name it. @deprecated Use `response_format`. */
  type?: string | null;
  /** Why the model stopped. */
  finish_reason?: string | null;
  /** HTTP status of the request. */
  status_code?: number | null;
  /** How the call ended. */
  status?: string | null;
  /** What went wrong. */
  error_message?: string | null;
  /** What was odd, in words: the caller's own and those found while reading the body. */
  warnings?: string | Record<string, unknown> | null;
  /** The prompt that was used. */
  prompt_id?: string | number | null;
  /** The prompt's name. */
  prompt_name?: string | null;
  /** The prompt's version. */
  prompt_version_number?: number | null;
  /** Whether `prompt_id` is of your own making. */
  is_custom_prompt?: boolean | null;
  /** Whether the user liked the answer. */
  positive_feedback?: boolean | null;
  /** A remark about the log. */
  note?: string | null;
  /** What the request was about. */
  category?: string | null;
  /** Evaluations to run. */
  eval_params?: EvalParams | null;
  /** Another name of `eval_params`. @deprecated Use `eval_params`. */
  evaluation_params?: EvalParams | null;
  /** Whether the gateway's cache was asked for. */
  cache_enabled?: boolean | null;
  /** How long a cached answer may be used. In s. */
  cache_ttl?: number | null;
  /** How the cache was asked to work. */
  cache_options?: CacheOptions | null;
  /** Whether the gateway answered from its cache. */
  cache_hit?: boolean | null;
  /** Every call of a model that the gateway made or skipped, in order, for one request: `code` is `ok` or what went wrong. */
  attempts?: unknown;
  /** Whether the gateway called the model with credentials that came in the request. */
  used_custom_credential?: boolean | null;
  /** Keep the metrics of this request and none of its content. */
  disable_log?: boolean | null;
  /** How the logging API should behave for this request. */
  keywordsai_api_controls?: ApiControls | null;
  /** Another name of `keywordsai_api_controls`. @deprecated Use `keywordsai_api_controls`. */
  respan_api_controls?: ApiControls | null;
  /** Another name of `keywordsai_api_controls`. @deprecated Use `keywordsai_api_controls`. */
  kai_api_controls?: ApiControls | null;
  /** Fields that override those of the body. */
  keywordsai_params?: Record<string, unknown> | null;
  /** Another name of `keywordsai_params`. @deprecated Use `keywordsai_params`. */
  respan_params?: Record<string, unknown> | null;
  /** Another name of `keywordsai_params`. @deprecated Use `keywordsai_params`. */
  kai_params?: Record<string, unknown> | null;
  /** Accepted from clients that send it with every body. */
  request_breakdown?: boolean | null;
  /** Accepted from clients that send it with every body. */
  disable_fallback?: boolean | null;
  /** Name of the stream's data field. */
  field_name?: string | null;
  /** What separates the stream's events. */
  delimiter?: string | null;
  /** Where to forward the log. Holds a key, so it is never kept. */
  posthog_integration?: {
    /** Key of the project. */
    posthog_api_key?: string | null;
    /** Address of the service. */
    posthog_base_url?: string | null;
  } | null;
  /** Settings of a third-party add-on. */
  linkup_params?: unknown;
  /** Settings of a third-party add-on. */
  mem0_params?: unknown;
  /** Settings of a third-party add-on. */
  hyperspell_params?: unknown;
  /** Settings of a third-party add-on. */
  moda_params?: unknown;
  /** Cost of the request. An explicit 0 stays 0; unknown is null, never 0. In USD. */
  cost?: number | null;
  /** What the customer is billed for the request: the cost with their markup. In USD. */
  billed_cost?: number | null;
  /** Your price for one million prompt tokens, for self-hosted and fine-tuned models. In USD. */
  prompt_unit_price?: number | null;
  /** Your price for one million completion tokens. In USD. */
  completion_unit_price?: number | null;
};
