import type { Credentials } from "../credentials.ts";
import type { Provider, ProviderRequest } from "../provider.ts";

const at = (path: string, { api_base, api_key }: Credentials): ProviderRequest => ({
  url: (api_base ?? "https://api.anthropic.com").replace(/\/+$/, "") + path,
  headers: { "x-api-key": api_key!.reveal(), "anthropic-version": "2023-06-01" },
});

export const anthropic: Provider = {
  id: "anthropic",
  models: ["claude-"],
  format: "anthropic-messages",
  environment: { api_key: "ANTHROPIC_API_KEY", api_base: "ANTHROPIC_BASE_URL" },
  lacks: new Set(["n", "logprobs", "logit_bias", "penalties", "json_object", "embeddings", "speech", "transcription"]),
  request: ({ credentials }) => at("/v1/messages", credentials),
  at,
};
