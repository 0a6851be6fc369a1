import { openaiCompatible } from "../openai-compatible.ts";

export const mistral = openaiCompatible({
  id: "mistral",
  baseUrl: "https://api.mistral.ai/v1",
  variable: "MISTRAL_API_KEY",
  models: ["mistral-", "ministral-", "codestral-", "magistral-", "devstral-", "pixtral-", "open-mistral-"],
  lacks: new Set(["logprobs", "logit_bias", "stream_options", "seed"]),
  maxTemperature: 1.5,
});
