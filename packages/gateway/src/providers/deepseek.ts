import { openaiCompatible } from "../openai-compatible.ts";

export const deepseek = openaiCompatible({
  id: "deepseek",
  baseUrl: "https://api.deepseek.com/v1",
  variable: "DEEPSEEK_API_KEY",
  models: ["deepseek-"],
  lacks: new Set(["n", "logit_bias", "json_schema", "images", "parallel_tool_calls"]),
});
