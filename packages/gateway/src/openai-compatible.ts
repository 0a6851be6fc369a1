import type { Provider, ProviderCall } from "./provider.ts";

type OpenaiCompatible = Omit<Provider, "format" | "request" | "environment"> & {
  /** Where its API is, unless the credentials say another place; with the version. */
  baseUrl?: string;
  /** Environment variable of its key. */
  variable: string;
};

const paths: Record<ProviderCall["operation"], string> = {
  chat: "/chat/completions",
  embeddings: "/embeddings",
  speech: "/audio/speech",
  transcription: "/audio/transcriptions",
};

/** A provider that speaks OpenAI's format as it is: bodies pass through, and nothing is lost. */
export function openaiCompatible({ baseUrl, variable, ...provider }: OpenaiCompatible): Provider {
  return {
    ...provider,
    format: "openai-chat",
    environment: { api_key: variable },
    request: ({ operation, credentials }) => ({
      url: `${(credentials.api_base ?? baseUrl ?? "").replace(/\/+$/, "")}${paths[operation]}`,
      headers: { ...(credentials.api_key && { authorization: `Bearer ${credentials.api_key.reveal()}` }) },
    }),
  };
}
