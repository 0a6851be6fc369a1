import type { Credentials } from "./credentials.ts";
import type { Provider, ProviderCall, ProviderRequest } from "./provider.ts";

type OpenaiCompatible = Omit<Provider, "format" | "request" | "environment"> & {
  /** Where its API is, unless the credentials say another place; with the version. */
  baseUrl?: string;
  /** Environment variable of its key, `…_API_KEY`; its address is that of `…_BASE_URL`. */
  variable: `${string}_API_KEY`;
};

const paths: Record<ProviderCall["operation"], string> = {
  chat: "/chat/completions",
  embeddings: "/embeddings",
  speech: "/audio/speech",
  transcription: "/audio/transcriptions",
};

/** A provider that speaks OpenAI's format as it is: bodies pass through, and nothing is lost. */
export function openaiCompatible({ baseUrl, variable, ...provider }: OpenaiCompatible): Provider {
  const at = (path: string, { api_base, api_key }: Credentials): ProviderRequest => ({
    url: `${(api_base ?? baseUrl ?? "").replace(/\/+$/, "")}${path}`,
    headers: { ...(api_key && { authorization: `Bearer ${api_key.reveal()}` }) },
  });
  return {
    ...provider,
    format: "openai-chat",
    environment: { api_key: variable, api_base: variable.replace("API_KEY", "BASE_URL") },
    request: ({ operation, credentials }) => at(paths[operation], credentials),
    at,
  };
}
