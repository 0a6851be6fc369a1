import { openaiCompatible } from "../openai-compatible.ts";

export const xai = openaiCompatible({
  id: "xai",
  baseUrl: "https://api.x.ai/v1",
  variable: "XAI_API_KEY",
  models: ["grok-"],
  lacks: new Set(["logit_bias"]),
});
