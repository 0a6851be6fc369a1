import type { Provider } from "../provider.ts";

const defaultVersion = "2024-10-21";
const paths = {
  chat: "chat/completions",
  embeddings: "embeddings",
  speech: "audio/speech",
  transcription: "audio/transcriptions",
} as const;

/** Deployments of OpenAI's models on Azure: the model's name is the deployment's. */
export const azureOpenai: Provider = {
  id: "azure_openai",
  prefixes: ["azure"],
  format: "openai-chat",
  environment: {
    api_key: "AZURE_OPENAI_API_KEY",
    api_base: "AZURE_OPENAI_ENDPOINT",
    api_version: "AZURE_OPENAI_API_VERSION",
  },
  needs: [["api_key", "api_base"]],
  request({ model, operation, credentials }) {
    const base = credentials.api_base!.replace(/\/+$/, "");
    const deployment = encodeURIComponent(model);
    const version = encodeURIComponent(credentials.api_version ?? defaultVersion);
    return {
      url: `${base}/openai/deployments/${deployment}/${paths[operation]}?api-version=${version}`,
      headers: { "api-key": credentials.api_key!.reveal() },
    };
  },
};
