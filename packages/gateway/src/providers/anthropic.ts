import type { Provider } from "../provider.ts";

export const anthropic: Provider = {
  id: "anthropic",
  models: ["claude-"],
  format: "anthropic-messages",
  environment: { api_key: "ANTHROPIC_API_KEY", api_base: "ANTHROPIC_BASE_URL" },
  lacks: new Set(["n", "logprobs", "logit_bias", "penalties", "json_object"]),
  request: ({ credentials }) => ({
    url: `${(credentials.api_base ?? "https://api.anthropic.com").replace(/\/+$/, "")}/v1/messages`,
    headers: { "x-api-key": credentials.api_key!.reveal(), "anthropic-version": "2023-06-01" },
  }),
};
