import { openaiCompatible } from "../openai-compatible.ts";

export const togetherAi = openaiCompatible({
  id: "together_ai",
  baseUrl: "https://api.together.xyz/v1",
  variable: "TOGETHER_API_KEY",
  prefixes: ["together"],
});
