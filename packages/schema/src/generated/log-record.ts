// Generated from the schema by `pnpm generate`.
import type { ToolCall, Message, Usage, CostDetails, CustomerParams, Tool, ToolChoice, ResponseFormat, EvalParams, CacheOptions, PromptParam } from "./shapes.ts";

/** A log as it is stored: only what is known. */
export type LogRecord = {
  /** Identifies the log. Send your own to make a retry harmless: the same id is stored once. */
  unique_id: string;
  /** The customer who caused the request. */
  customer_identifier?: string;
  /** The customer's name. */
  customer_name?: string;
  /** The customer's email address. */
  customer_email?: string;
  /** The customer as one object, instead of single fields. */
  customer_params?: CustomerParams;
  /** The conversation the request belongs to. */
  thread_identifier?: string;
  /** Groups logs that belong together. */
  group_identifier?: string;
  /** An id of your own, indexed: faster to search than metadata. */
  custom_identifier?: string;
  /** The evaluation the request belongs to. */
  evaluation_identifier?: string;
  /** Keys and values of your own. Filter by `metadata__<key>`. */
  metadata?: Record<string, unknown>;
  /** Environment of the API key the log came with. */
  environment?: string;
  /** The API key the log came with; never the key itself. */
  organization_key_id?: string;
  /** How the log reached the server. */
  log_method?: string;
  /** What was done. Decides how `input` and `output` are read; an unrecognised type is kept as `unknown` with a warning. */
  log_type?: string;
  /** What went in, any JSON. Chat: the list of messages. Embedding, speech: text. Workflows and tools: anything. A string that holds a JSON object or list is the same as that object or list. */
  input?: unknown;
  /** What came out, any JSON. Chat: the assistant's message. Embedding: the vector. Transcription: text. */
  output?: unknown;
  /** The model's messages when there is more than one (`n` > 1). */
  completion_messages?: Message[];
  /** Tools the model asked to call. */
  tool_calls?: ToolCall[];
  /** The provider's request, for parameters that have no field here. What it shares with fields above is taken from it when they are absent. */
  full_request?: unknown;
  /** The provider's response, read like `full_request`. */
  full_response?: unknown;
  /** The answer that would have been right, for evaluations. */
  ideal_output?: string;
  /** The model's reasoning, as the provider returned it. */
  reasoning?: unknown;
  /** Values of the prompt's variables. */
  variables?: unknown;
  /** The managed prompt that was used. */
  prompt?: PromptParam;
  /** The vector of an embedding log: numbers, or base64 text. */
  embedding?: unknown;
  /** Address of the audio that was transcribed. */
  audio_input_file?: string;
  /** Address of the audio that was made. */
  audio_output_file?: string;
  /** The provider's own id of the response. */
  response_id?: string;
  /** Keys of the body that are no field of a log, kept as they came. */
  extra_fields?: unknown;
  /** Tokens spent, as the provider reported them. */
  usage?: Usage;
  /** Tokens of the prompt. @deprecated Use `usage`. */
  prompt_tokens?: number;
  /** Tokens of the answer. @deprecated Use `usage`. */
  completion_tokens?: number;
  /** Prompt and answer together. */
  total_request_tokens?: number;
  /** Prompt tokens read from the provider's cache. */
  prompt_cache_hit_tokens?: number;
  /** Prompt tokens written to the provider's cache. */
  prompt_cache_creation_tokens?: number;
  /** Tokens of the answer spent on reasoning. */
  reasoning_tokens?: number;
  /** Whether tokens were counted by the gateway: the provider told none, or the answer broke off. */
  usage_estimated?: boolean;
  /** When the request ended. */
  timestamp: string;
  /** When the request started. */
  start_time?: string;
  /** Total time of the request. In s. */
  latency?: number;
  /** Time until the model's first token. In s. */
  time_to_first_token?: number;
  /** Speed of generation. */
  tokens_per_second?: number;
  /** Time the gateway spent before it called the provider. In s. */
  routing_time?: number;
  /** The trace: links spans of one piece of work. */
  trace_unique_id?: string;
  /** Name of the trace. */
  trace_name?: string;
  /** Groups traces, such as those of one session. */
  trace_group_identifier?: string;
  /** This span within the trace. */
  span_unique_id?: string;
  /** The span above this one; absent for the root. */
  span_parent_id?: string;
  /** Name of the span; cut at 255 characters. */
  span_name?: string;
  /** The workflow the span belongs to. */
  span_workflow_name?: string;
  /** Names from the workflow down to the span, joined by dots. */
  span_path?: string;
  /** Agents the span may hand over to. */
  span_handoffs?: string[];
  /** Tools the span may call. */
  span_tools?: string[];
  /** The model that answered. */
  model?: string;
  /** The provider that was called. */
  provider_id?: string;
  /** The provider's name for the deployment. */
  deployment_name?: string;
  /** Whether the answer was streamed. */
  stream?: boolean;
  /** Randomness of the answer, 0 to 2. */
  temperature?: number;
  /** Nucleus sampling: the share of probability considered, 0 to 1. */
  top_p?: number;
  /** Penalty for tokens that are frequent so far. */
  frequency_penalty?: number;
  /** Penalty for tokens that occurred at all. */
  presence_penalty?: number;
  /** Most tokens to generate. */
  max_tokens?: number;
  /** Most tokens to generate, reasoning included. */
  max_completion_tokens?: number;
  /** Number of answers asked for. */
  n?: number;
  /** Strings at which generation stops. */
  stop?: string[];
  /** Whether log probabilities were asked for. */
  logprobs?: boolean;
  /** Number of likely tokens to return at each position. */
  top_logprobs?: number;
  /** Bias by token. */
  logit_bias?: unknown;
  /** Whether several tools may be called at once. */
  parallel_tool_calls?: boolean;
  /** How much the model should reason. */
  reasoning_effort?: string;
  /** How long the answer should be. */
  verbosity?: string;
  /** Settings of extended thinking. */
  thinking?: unknown;
  /** Settings of the stream. */
  stream_options?: unknown;
  /** Settings of web search. */
  web_search_options?: unknown;
  /** Length of the embedding vector. */
  dimensions?: number;
  /** Form of the embedding vector. */
  encoding_format?: string;
  /** Whether the prompt is repeated in the answer. */
  echo?: boolean;
  /** Time the caller was ready to wait. In s. */
  timeout?: number;
  /** Further headers of the provider's request; the values of headers that carry credentials are not kept. */
  extra_headers?: unknown;
  /** Tools the model may call. */
  tools?: Tool[];
  /** Which tool must be called, if any. */
  tool_choice?: ToolChoice;
  /** The form the answer must take. */
  response_format?: ResponseFormat;
  /** Why the model stopped. */
  finish_reason?: string;
  /** HTTP status of the request. */
  status_code?: number;
  /** How the call ended. */
  status?: string;
  /** What went wrong. */
  error_message?: string;
  /** What was odd, in words: the caller's own and those found while reading the body. */
  warnings?: string;
  /** The same warnings by field. */
  warnings_dict?: unknown;
  /** The prompt that was used. */
  prompt_id?: string;
  /** The prompt's name. */
  prompt_name?: string;
  /** The prompt's version. */
  prompt_version_number?: number;
  /** Whether `prompt_id` is of your own making. */
  is_custom_prompt?: boolean;
  /** Whether the user liked the answer. */
  positive_feedback?: boolean;
  /** What evaluators said of the log, by the evaluator's id: `score_value` and the value by its type. Set under `/api/logs/{log_id}/scores/`. */
  scores?: Record<string, unknown>;
  /** A remark about the log. */
  note?: string;
  /** What the request was about. */
  category?: string;
  /** Evaluations to run. */
  eval_params?: EvalParams;
  /** Whether the gateway's cache was asked for. */
  cache_enabled?: boolean;
  /** How long a cached answer may be used. In s. */
  cache_ttl?: number;
  /** How the cache was asked to work. */
  cache_options?: CacheOptions;
  /** Whether the gateway answered from its cache. */
  cache_hit?: boolean;
  /** Every call of a model that the gateway made or skipped, in order, for one request: `code` is `ok` or what went wrong. */
  attempts?: unknown;
  /** Whether the gateway called the model with credentials that came in the request. */
  used_custom_credential?: boolean;
  /** Settings of a third-party add-on. */
  linkup_params?: unknown;
  /** Settings of a third-party add-on. */
  mem0_params?: unknown;
  /** Settings of a third-party add-on. */
  hyperspell_params?: unknown;
  /** Settings of a third-party add-on. */
  moda_params?: unknown;
  /** Cost of the request. An explicit 0 stays 0; unknown is null, never 0. In USD. */
  cost?: number;
  /** What the customer is billed for the request: the cost with their markup. In USD. */
  billed_cost?: number;
  /** Your price for one million prompt tokens, for self-hosted and fine-tuned models. In USD. */
  prompt_unit_price?: number;
  /** Your price for one million completion tokens. In USD. */
  completion_unit_price?: number;
  /** Where `cost` comes from: sent with the log, nothing for an answer from the gateway's cache, the log's unit prices, your own price of the model, the price table; or that it is not known. */
  cost_source?: string;
  /** How a cost that was not sent came about. */
  cost_details?: CostDetails;
  /** Which version of the prices `cost` was computed with: the price table's, or that of your own price and the time it is valid from. */
  price_version?: string;
};
