import { openaiCompatible } from "../openai-compatible.ts";

/** @see https://docs.cohere.com/docs/compatibility-api */
export const cohere = openaiCompatible({
  id: "cohere",
  baseUrl: "https://api.cohere.ai/compatibility/v1",
  variable: "COHERE_API_KEY",
  models: ["command-", "embed-"],
  lacks: new Set(["n", "logprobs", "logit_bias", "parallel_tool_calls"]),
});
