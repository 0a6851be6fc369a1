// Generated from the schema by `pnpm generate`.
export { labelOf } from "../label.ts";
export { sortableFields } from "../sortable-fields.ts";

/** What a field means: decides how it is stored, filtered and shown. */
export type Kind =
  | "identifier"
  | "label"
  | "text"
  | "time"
  | "count"
  | "code"
  | "seconds"
  | "dollars"
  | "number"
  | "flag"
  | "list"
  | "map"
  | "json";

/** Every field of a log that is read. */
export type FieldName =
  | "unique_id"
  | "customer_identifier"
  | "customer_name"
  | "customer_email"
  | "customer_params"
  | "thread_identifier"
  | "group_identifier"
  | "custom_identifier"
  | "evaluation_identifier"
  | "metadata"
  | "environment"
  | "organization_key_id"
  | "log_method"
  | "log_type"
  | "input"
  | "output"
  | "prompt_messages"
  | "completion_message"
  | "completion_messages"
  | "tool_calls"
  | "full_request"
  | "full_response"
  | "ideal_output"
  | "reasoning"
  | "variables"
  | "prompt"
  | "embedding"
  | "audio_input_file"
  | "audio_output_file"
  | "response_id"
  | "extra_fields"
  | "usage"
  | "prompt_tokens"
  | "completion_tokens"
  | "total_request_tokens"
  | "prompt_cache_hit_tokens"
  | "prompt_cache_creation_tokens"
  | "reasoning_tokens"
  | "usage_estimated"
  | "timestamp"
  | "start_time"
  | "latency"
  | "time_to_first_token"
  | "tokens_per_second"
  | "routing_time"
  | "trace_unique_id"
  | "trace_name"
  | "trace_group_identifier"
  | "span_unique_id"
  | "span_parent_id"
  | "span_name"
  | "span_workflow_name"
  | "span_path"
  | "span_handoffs"
  | "span_tools"
  | "model"
  | "provider_id"
  | "deployment_name"
  | "stream"
  | "temperature"
  | "top_p"
  | "frequency_penalty"
  | "presence_penalty"
  | "max_tokens"
  | "max_completion_tokens"
  | "n"
  | "stop"
  | "logprobs"
  | "top_logprobs"
  | "logit_bias"
  | "parallel_tool_calls"
  | "reasoning_effort"
  | "verbosity"
  | "thinking"
  | "stream_options"
  | "web_search_options"
  | "dimensions"
  | "encoding_format"
  | "echo"
  | "timeout"
  | "extra_headers"
  | "tools"
  | "tool_choice"
  | "response_format"
  | "finish_reason"
  | "status_code"
  | "status"
  | "error_message"
  | "warnings"
  | "warnings_dict"
  | "prompt_id"
  | "prompt_name"
  | "prompt_version_number"
  | "is_custom_prompt"
  | "positive_feedback"
  | "scores"
  | "note"
  | "category"
  | "eval_params"
  | "cache_enabled"
  | "cache_ttl"
  | "cache_options"
  | "cache_hit"
  | "attempts"
  | "used_custom_credential"
  | "linkup_params"
  | "mem0_params"
  | "hyperspell_params"
  | "moda_params"
  | "cost"
  | "billed_cost"
  | "prompt_unit_price"
  | "completion_unit_price"
  | "cost_source"
  | "cost_details"
  | "price_version";

/** The subject that a field belongs to. */
export type FieldGroup =
  | "identity"
  | "content"
  | "usage"
  | "timing"
  | "trace"
  | "config"
  | "status"
  | "pricing";

export interface FieldInfo {
  readonly name: FieldName;
  /** What people read in place of its name. */
  readonly label: string;
  readonly kind: Kind;
  readonly group: FieldGroup;
  readonly unit?: string;
  /** The values a label is known to take. */
  readonly values?: readonly string[];
  /** Set by the server; a body cannot set it. */
  readonly readOnly: boolean;
  /** What a body had better carry instead; the field is read all the same. */
  readonly deprecated?: string;
}

/** The groups of fields, in the order to show them. */
export const fieldGroups: readonly { readonly name: FieldGroup; readonly label: string }[] = [
  {"name":"identity","label":"Identity"},
  {"name":"content","label":"Content"},
  {"name":"usage","label":"Usage"},
  {"name":"timing","label":"Timing"},
  {"name":"trace","label":"Trace"},
  {"name":"config","label":"Model and parameters"},
  {"name":"status","label":"Status, prompt and controls"},
  {"name":"pricing","label":"Cost"},
];

/** The fields, group by group. */
export const fields: readonly FieldInfo[] = [
  {"name":"unique_id","label":"Log ID","kind":"identifier","group":"identity","readOnly":false},
  {"name":"customer_identifier","label":"Customer","kind":"identifier","group":"identity","readOnly":false},
  {"name":"customer_name","label":"Customer name","kind":"text","group":"identity","readOnly":false},
  {"name":"customer_email","label":"Customer email","kind":"text","group":"identity","readOnly":false},
  {"name":"customer_params","label":"Customer object","kind":"json","group":"identity","readOnly":false},
  {"name":"thread_identifier","label":"Thread","kind":"identifier","group":"identity","readOnly":false},
  {"name":"group_identifier","label":"Group ID","kind":"identifier","group":"identity","readOnly":false},
  {"name":"custom_identifier","label":"Custom ID","kind":"identifier","group":"identity","readOnly":false},
  {"name":"evaluation_identifier","label":"Evaluation ID","kind":"identifier","group":"identity","readOnly":false},
  {"name":"metadata","label":"Metadata","kind":"map","group":"identity","readOnly":false},
  {"name":"environment","label":"Environment","kind":"label","group":"identity","values":["prod","test"],"readOnly":true},
  {"name":"organization_key_id","label":"API key","kind":"identifier","group":"identity","readOnly":true},
  {"name":"log_method","label":"Log method","kind":"label","group":"identity","values":["logging_api","batch","inference","ts_tracing","python_tracing","tracing_integration"],"readOnly":true},
  {"name":"log_type","label":"Log type","kind":"label","group":"content","values":["chat","completion","response","embedding","transcription","speech","workflow","agent","task","tool","function","generation","handoff","guardrail","custom","text","score","batch","unknown"],"readOnly":false},
  {"name":"input","label":"Input","kind":"json","group":"content","readOnly":false},
  {"name":"output","label":"Output","kind":"json","group":"content","readOnly":false},
  {"name":"prompt_messages","label":"Prompt messages","kind":"json","group":"content","readOnly":false,"deprecated":"Use `input`."},
  {"name":"completion_message","label":"Completion message","kind":"json","group":"content","readOnly":false,"deprecated":"Use `output`."},
  {"name":"completion_messages","label":"Completion messages","kind":"json","group":"content","readOnly":false},
  {"name":"tool_calls","label":"Tool calls","kind":"json","group":"content","readOnly":false},
  {"name":"full_request","label":"Full request","kind":"json","group":"content","readOnly":false},
  {"name":"full_response","label":"Full response","kind":"json","group":"content","readOnly":false},
  {"name":"ideal_output","label":"Ideal output","kind":"text","group":"content","readOnly":false},
  {"name":"reasoning","label":"Reasoning","kind":"json","group":"content","readOnly":false},
  {"name":"variables","label":"Variables","kind":"json","group":"content","readOnly":false},
  {"name":"prompt","label":"Prompt","kind":"json","group":"content","readOnly":false},
  {"name":"embedding","label":"Embedding","kind":"json","group":"content","readOnly":false},
  {"name":"audio_input_file","label":"Audio input file","kind":"text","group":"content","readOnly":false},
  {"name":"audio_output_file","label":"Audio output file","kind":"text","group":"content","readOnly":false},
  {"name":"response_id","label":"Response ID","kind":"identifier","group":"content","readOnly":false},
  {"name":"extra_fields","label":"Extra fields","kind":"json","group":"content","readOnly":true},
  {"name":"usage","label":"Usage","kind":"json","group":"usage","readOnly":false},
  {"name":"prompt_tokens","label":"Prompt tokens","kind":"count","group":"usage","readOnly":false,"deprecated":"Use `usage`."},
  {"name":"completion_tokens","label":"Completion tokens","kind":"count","group":"usage","readOnly":false,"deprecated":"Use `usage`."},
  {"name":"total_request_tokens","label":"Total tokens","kind":"count","group":"usage","readOnly":false},
  {"name":"prompt_cache_hit_tokens","label":"Prompt cache hit tokens","kind":"count","group":"usage","readOnly":false},
  {"name":"prompt_cache_creation_tokens","label":"Prompt cache creation tokens","kind":"count","group":"usage","readOnly":false},
  {"name":"reasoning_tokens","label":"Reasoning tokens","kind":"count","group":"usage","readOnly":false},
  {"name":"usage_estimated","label":"Usage estimated","kind":"flag","group":"usage","readOnly":false},
  {"name":"timestamp","label":"Timestamp","kind":"time","group":"timing","readOnly":false},
  {"name":"start_time","label":"Start time","kind":"time","group":"timing","readOnly":false},
  {"name":"latency","label":"Latency","kind":"seconds","group":"timing","unit":"s","readOnly":false},
  {"name":"time_to_first_token","label":"Time to first token","kind":"seconds","group":"timing","unit":"s","readOnly":false},
  {"name":"tokens_per_second","label":"Tokens per second","kind":"number","group":"timing","readOnly":false},
  {"name":"routing_time","label":"Routing time","kind":"seconds","group":"timing","unit":"s","readOnly":false},
  {"name":"trace_unique_id","label":"Trace","kind":"identifier","group":"trace","readOnly":false},
  {"name":"trace_name","label":"Trace name","kind":"label","group":"trace","readOnly":false},
  {"name":"trace_group_identifier","label":"Trace group ID","kind":"identifier","group":"trace","readOnly":false},
  {"name":"span_unique_id","label":"Span","kind":"identifier","group":"trace","readOnly":false},
  {"name":"span_parent_id","label":"Parent span","kind":"identifier","group":"trace","readOnly":false},
  {"name":"span_name","label":"Span name","kind":"label","group":"trace","readOnly":false},
  {"name":"span_workflow_name","label":"Workflow","kind":"label","group":"trace","readOnly":false},
  {"name":"span_path","label":"Span path","kind":"text","group":"trace","readOnly":false},
  {"name":"span_handoffs","label":"Span handoffs","kind":"list","group":"trace","readOnly":false},
  {"name":"span_tools","label":"Span tools","kind":"list","group":"trace","readOnly":false},
  {"name":"model","label":"Model","kind":"label","group":"config","readOnly":false},
  {"name":"provider_id","label":"Provider","kind":"label","group":"config","readOnly":false},
  {"name":"deployment_name","label":"Deployment name","kind":"label","group":"config","readOnly":false},
  {"name":"stream","label":"Stream","kind":"flag","group":"config","readOnly":false},
  {"name":"temperature","label":"Temperature","kind":"number","group":"config","readOnly":false},
  {"name":"top_p","label":"Top P","kind":"number","group":"config","readOnly":false},
  {"name":"frequency_penalty","label":"Frequency penalty","kind":"number","group":"config","readOnly":false},
  {"name":"presence_penalty","label":"Presence penalty","kind":"number","group":"config","readOnly":false},
  {"name":"max_tokens","label":"Max tokens","kind":"count","group":"config","readOnly":false},
  {"name":"max_completion_tokens","label":"Max completion tokens","kind":"count","group":"config","readOnly":false},
  {"name":"n","label":"Number of answers","kind":"count","group":"config","readOnly":false},
  {"name":"stop","label":"Stop","kind":"list","group":"config","readOnly":false},
  {"name":"logprobs","label":"Log probabilities","kind":"flag","group":"config","readOnly":false},
  {"name":"top_logprobs","label":"Top log probabilities","kind":"count","group":"config","readOnly":false},
  {"name":"logit_bias","label":"Logit bias","kind":"json","group":"config","readOnly":false},
  {"name":"parallel_tool_calls","label":"Parallel tool calls","kind":"flag","group":"config","readOnly":false},
  {"name":"reasoning_effort","label":"Reasoning effort","kind":"label","group":"config","readOnly":false},
  {"name":"verbosity","label":"Verbosity","kind":"label","group":"config","readOnly":false},
  {"name":"thinking","label":"Thinking","kind":"json","group":"config","readOnly":false},
  {"name":"stream_options","label":"Stream options","kind":"json","group":"config","readOnly":false},
  {"name":"web_search_options","label":"Web search options","kind":"json","group":"config","readOnly":false},
  {"name":"dimensions","label":"Dimensions","kind":"count","group":"config","readOnly":false},
  {"name":"encoding_format","label":"Encoding format","kind":"label","group":"config","readOnly":false},
  {"name":"echo","label":"Echo","kind":"flag","group":"config","readOnly":false},
  {"name":"timeout","label":"Timeout","kind":"seconds","group":"config","unit":"s","readOnly":false},
  {"name":"extra_headers","label":"Extra headers","kind":"json","group":"config","readOnly":false},
  {"name":"tools","label":"Tools","kind":"json","group":"config","readOnly":false},
  {"name":"tool_choice","label":"Tool choice","kind":"json","group":"config","readOnly":false},
  {"name":"response_format","label":"Response format","kind":"json","group":"config","readOnly":false},
  {"name":"finish_reason","label":"Finish reason","kind":"label","group":"config","readOnly":false},
  {"name":"status_code","label":"Status code","kind":"code","group":"status","readOnly":false},
  {"name":"status","label":"Status","kind":"label","group":"status","values":["success","error","cancelled","incomplete"],"readOnly":false},
  {"name":"error_message","label":"Error message","kind":"text","group":"status","readOnly":false},
  {"name":"warnings","label":"Warnings","kind":"text","group":"status","readOnly":false},
  {"name":"warnings_dict","label":"Warnings by field","kind":"json","group":"status","readOnly":true},
  {"name":"prompt_id","label":"Prompt ID","kind":"identifier","group":"status","readOnly":false},
  {"name":"prompt_name","label":"Prompt name","kind":"label","group":"status","readOnly":false},
  {"name":"prompt_version_number","label":"Prompt version number","kind":"count","group":"status","readOnly":false},
  {"name":"is_custom_prompt","label":"Custom prompt","kind":"flag","group":"status","readOnly":false},
  {"name":"positive_feedback","label":"Positive feedback","kind":"flag","group":"status","readOnly":false},
  {"name":"scores","label":"Scores","kind":"map","group":"status","readOnly":true},
  {"name":"note","label":"Note","kind":"text","group":"status","readOnly":false},
  {"name":"category","label":"Category","kind":"label","group":"status","readOnly":false},
  {"name":"eval_params","label":"Evaluation parameters","kind":"json","group":"status","readOnly":false},
  {"name":"cache_enabled","label":"Cache enabled","kind":"flag","group":"status","readOnly":false},
  {"name":"cache_ttl","label":"Cache TTL","kind":"seconds","group":"status","unit":"s","readOnly":false},
  {"name":"cache_options","label":"Cache options","kind":"json","group":"status","readOnly":false},
  {"name":"cache_hit","label":"Cache hit","kind":"flag","group":"status","readOnly":false},
  {"name":"attempts","label":"Attempts","kind":"json","group":"status","readOnly":false},
  {"name":"used_custom_credential","label":"Used custom credential","kind":"flag","group":"status","readOnly":false},
  {"name":"linkup_params","label":"Linkup parameters","kind":"json","group":"status","readOnly":false},
  {"name":"mem0_params","label":"Mem0 parameters","kind":"json","group":"status","readOnly":false},
  {"name":"hyperspell_params","label":"Hyperspell parameters","kind":"json","group":"status","readOnly":false},
  {"name":"moda_params","label":"Moda parameters","kind":"json","group":"status","readOnly":false},
  {"name":"cost","label":"Cost","kind":"dollars","group":"pricing","unit":"USD","readOnly":false},
  {"name":"billed_cost","label":"Billed cost","kind":"dollars","group":"pricing","unit":"USD","readOnly":false},
  {"name":"prompt_unit_price","label":"Prompt unit price","kind":"dollars","group":"pricing","unit":"USD","readOnly":false},
  {"name":"completion_unit_price","label":"Completion unit price","kind":"dollars","group":"pricing","unit":"USD","readOnly":false},
  {"name":"cost_source","label":"Cost source","kind":"label","group":"pricing","values":["client","cache","unit_price","override","price_table","unknown"],"readOnly":true},
  {"name":"cost_details","label":"Cost details","kind":"json","group":"pricing","readOnly":true},
  {"name":"price_version","label":"Price version","kind":"label","group":"pricing","readOnly":true},
];

export const fieldsByName = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ fields.map((field) => [field.name, field]),
) as Readonly<Record<FieldName, FieldInfo>>;
