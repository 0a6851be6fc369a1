import { openaiCompatible } from "../openai-compatible.ts";

export const groq = openaiCompatible({
  id: "groq",
  baseUrl: "https://api.groq.com/openai/v1",
  variable: "GROQ_API_KEY",
  lacks: new Set(["n", "logprobs", "logit_bias"]),
});
