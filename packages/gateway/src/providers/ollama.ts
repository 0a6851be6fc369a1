import { openaiCompatible } from "../openai-compatible.ts";

/** Runs on the operator's own machines, and needs no key. */
export const ollama = openaiCompatible({
  id: "ollama",
  baseUrl: "http://127.0.0.1:11434/v1",
  variable: "OLLAMA_API_KEY",
  needs: [],
  lacks: new Set(["n", "logprobs", "logit_bias", "parallel_tool_calls"]),
});
