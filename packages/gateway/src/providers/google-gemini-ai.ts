import type { Credentials } from "../credentials.ts";
import type { Provider, ProviderRequest } from "../provider.ts";

/** The key goes into a header: in the address it would be in every log on the way. */
const at = (path: string, { api_base, api_key }: Credentials): ProviderRequest => ({
  url: (api_base ?? "https://generativelanguage.googleapis.com").replace(/\/+$/, "") + path,
  headers: { "x-goog-api-key": api_key!.reveal() },
});

export const googleGeminiAi: Provider = {
  id: "google_gemini_ai",
  prefixes: ["gemini", "google"],
  models: ["gemini-", "gemma-"],
  format: "gemini",
  environment: { api_key: "GEMINI_API_KEY", api_base: "GEMINI_BASE_URL" },
  lacks: new Set(["logit_bias", "parallel_tool_calls", "token_input", "speech", "transcription"]),
  imagesInline: true,
  request({ model, operation, stream, credentials }) {
    const chat = stream ? "streamGenerateContent?alt=sse" : "generateContent";
    const method = operation === "embeddings" ? "batchEmbedContents" : chat;
    return at(`/v1beta/models/${encodeURIComponent(model)}:${method}`, credentials);
  },
  at,
};
