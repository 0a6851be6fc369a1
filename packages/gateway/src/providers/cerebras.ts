import { openaiCompatible } from "../openai-compatible.ts";

export const cerebras = openaiCompatible({
  id: "cerebras",
  baseUrl: "https://api.cerebras.ai/v1",
  variable: "CEREBRAS_API_KEY",
  lacks: new Set(["n", "logit_bias", "penalties", "images"]),
});
