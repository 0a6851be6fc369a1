import type { Provider } from "../provider.ts";

/** The key goes into a header: in the address it would be in every log on the way. */
export const googleGeminiAi: Provider = {
  id: "google_gemini_ai",
  prefixes: ["gemini", "google"],
  models: ["gemini-", "gemma-"],
  format: "gemini",
  environment: { api_key: "GEMINI_API_KEY", api_base: "GEMINI_BASE_URL" },
  lacks: new Set(["logit_bias", "parallel_tool_calls"]),
  imagesInline: true,
  request({ model, stream, credentials }) {
    const base = (credentials.api_base ?? "https://generativelanguage.googleapis.com").replace(/\/+$/, "");
    const method = stream ? "streamGenerateContent?alt=sse" : "generateContent";
    return {
      url: `${base}/v1beta/models/${encodeURIComponent(model)}:${method}`,
      headers: { "x-goog-api-key": credentials.api_key!.reveal() },
    };
  },
};
