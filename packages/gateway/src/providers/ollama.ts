import { openaiCompatible } from "../openai-compatible.ts";

/**
 * Runs on the operator's own machines, and needs no key. Where it is must be said: what happens to listen on the server's own machine is nobody's to
 * reach who was only given a key of the gateway.
 */
export const ollama = openaiCompatible({
  id: "ollama",
  variable: "OLLAMA_API_KEY",
  needs: [["api_base"]],
  imagesInline: true,
  lacks: new Set(["n", "logprobs", "logit_bias", "parallel_tool_calls"]),
});
