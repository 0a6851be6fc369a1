import { openaiCompatible } from "../openai-compatible.ts";

export const fireworks = openaiCompatible({
  id: "fireworks",
  baseUrl: "https://api.fireworks.ai/inference/v1",
  variable: "FIREWORKS_API_KEY",
  prefixes: ["fireworks_ai"],
});
