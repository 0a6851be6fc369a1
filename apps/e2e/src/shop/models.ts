/** Models that the shop uses: how long they take to start and to say a token, in seconds. */
export const models = {
  "gpt-5-mini": { provider_id: "openai", first: 0.42, each: 0.0085 },
  "gpt-4o-mini": { provider_id: "openai", first: 0.31, each: 0.011 },
  "gpt-5": { provider_id: "openai", first: 1.9, each: 0.014 },
  "claude-sonnet-4-5": { provider_id: "anthropic", first: 0.78, each: 0.013 },
  "claude-haiku-4-5": { provider_id: "anthropic", first: 0.36, each: 0.007 },
  "claude-opus-4-1": { provider_id: "anthropic", first: 2.2, each: 0.021 },
  "gemini-2.5-flash": { provider_id: "google_gemini_ai", first: 0.29, each: 0.005 },
} as const;

export type ModelName = keyof typeof models;
