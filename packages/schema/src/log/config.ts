import { z } from "zod";
import { field, listOf, plain } from "../field.ts";
import { responseFormat, tool, toolChoice } from "../shapes.ts";

/** How the model was asked. All of it is read from `full_request` when absent. */
export const config = {
  model: field("label", "The model that answered.", { example: "gpt-4o-mini", derivedFrom: "`full_response.model`, `full_request.model`" }),
  provider_id: field("label", "The provider that was called.", { example: "openai" }),
  deployment_name: field("label", "The provider's name for the deployment.", { example: "my-azure-gpt-4o" }),
  stream: field("flag", "Whether the answer was streamed.", { example: true }),
  temperature: field("number", "Randomness of the answer, 0 to 2.", { example: 0.7 }),
  top_p: field("number", "Nucleus sampling: the share of probability considered, 0 to 1.", { example: 1 }),
  frequency_penalty: field("number", "Penalty for tokens that are frequent so far.", { example: 0 }),
  presence_penalty: field("number", "Penalty for tokens that occurred at all.", { example: 0 }),
  max_tokens: field("count", "Most tokens to generate.", { example: 512 }),
  max_completion_tokens: field("count", "Most tokens to generate, reasoning included.", { example: 512 }),
  n: field("count", "Number of answers asked for.", { example: 1 }),
  stop: field("list", "Strings at which generation stops.", { example: ["\n\n"] }),
  logprobs: field("flag", "Whether log probabilities were asked for.", { example: false }),
  top_logprobs: field("count", "Number of likely tokens to return at each position.", { example: 3 }),
  logit_bias: field("json", "Bias by token."),
  parallel_tool_calls: field("flag", "Whether several tools may be called at once.", { example: true }),
  reasoning_effort: field("label", "How much the model should reason.", { example: "medium" }),
  verbosity: field("label", "How long the answer should be.", { example: "low" }),
  thinking: field("json", "Settings of extended thinking.", { example: { type: "enabled", budget_tokens: 1024 } }),
  stream_options: field("json", "Settings of the stream.", { example: { include_usage: true } }),
  web_search_options: field("json", "Settings of web search."),
  dimensions: field("count", "Length of the embedding vector.", { example: 1536 }),
  encoding_format: field("label", "Form of the embedding vector.", { example: "float" }),
  echo: field("flag", "Whether the prompt is repeated in the answer.", { example: false }),
  timeout: field("seconds", "Time the caller was ready to wait.", { example: 30 }),
  extra_headers: field("json", "Further headers of the provider's request; the values of headers that carry credentials are not kept.", { example: { "x-team": "search" } }),
  tools: field("json", "Tools the model may call.", { shape: listOf(tool), example: [{ type: "function", function: { name: "get_current_weather", parameters: { type: "object" } } }] }),
  tool_choice: field("json", "Which tool must be called, if any.", { shape: toolChoice, example: "auto" }),
  response_format: field("json", "The form the answer must take.", { shape: responseFormat, example: { type: "json_object" }, derivedFrom: "`type`" }),
  type: field("label", "Form of the answer, as older bodies name it.", { deprecated: "Use `response_format`.", transient: true, example: "json_object", shape: plain(z.string({ error: "must be a string" })) }),
  finish_reason: field("label", "Why the model stopped.", { example: "stop", derivedFrom: "`full_response.choices`" }),
} as const;
