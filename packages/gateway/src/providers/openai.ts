import { openaiCompatible } from "../openai-compatible.ts";

export const openai = openaiCompatible({
  id: "openai",
  baseUrl: "https://api.openai.com/v1",
  variable: "OPENAI_API_KEY",
  models: ["gpt-", "chatgpt-", "o1", "o3", "o4", "text-embedding-", "whisper-", "tts-", "ft:gpt-"],
});
