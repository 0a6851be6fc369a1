import { field } from "../field.ts";
import { usage as usageShape } from "../shapes.ts";

const flat = "Use `usage`.";

/** Tokens. */
export const usage = {
  usage: field("json", "Tokens spent, as the provider reported them.", { shape: usageShape, example: { prompt_tokens: 150, completion_tokens: 85, total_tokens: 235, prompt_tokens_details: { cached_tokens: 10 } }, derivedFrom: "`full_response.usage`" }),
  prompt_tokens: field("count", "Tokens of the prompt.", { example: 150, deprecated: flat, derivedFrom: "`usage.prompt_tokens`" }),
  completion_tokens: field("count", "Tokens of the answer.", { example: 85, deprecated: flat, derivedFrom: "`usage.completion_tokens`" }),
  total_request_tokens: field("count", "Prompt and answer together.", { example: 235, aliases: ["total_tokens"], derivedFrom: "`usage.total_tokens`, else the sum" }),
  prompt_cache_hit_tokens: field("count", "Prompt tokens read from the provider's cache.", { example: 10, derivedFrom: "`usage.prompt_tokens_details.cached_tokens`, `usage.cache_read_input_tokens`" }),
  prompt_cache_creation_tokens: field("count", "Prompt tokens written to the provider's cache.", { example: 0, derivedFrom: "`usage.cache_creation_prompt_tokens`" }),
  reasoning_tokens: field("count", "Tokens of the answer spent on reasoning.", { example: 12, derivedFrom: "`usage.completion_tokens_details.reasoning_tokens`" }),
  usage_estimated: field("flag", "Whether tokens were counted by the gateway: the provider told none, or the answer broke off.", { example: false }),
} as const;
