import { openaiCompatible } from "../openai-compatible.ts";

export const openrouter = openaiCompatible({
  id: "openrouter",
  baseUrl: "https://openrouter.ai/api/v1",
  variable: "OPENROUTER_API_KEY",
});
