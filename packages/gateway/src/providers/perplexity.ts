import { openaiCompatible } from "../openai-compatible.ts";

export const perplexity = openaiCompatible({
  id: "perplexity",
  baseUrl: "https://api.perplexity.ai",
  variable: "PERPLEXITY_API_KEY",
  models: ["sonar"],
  lacks: new Set(["n", "logprobs", "logit_bias", "json_object", "parallel_tool_calls"]),
});
