import type { Credentials } from "./credentials.ts";

/** A provider of models: where it is, how it is asked, and what it can do. One file each, in `providers/`. */
export interface Provider {
  /** @example "azure_openai" */
  readonly id: string;
  /** Prefixes of model names that mean this provider, as in `azure/gpt-4o`; its id is always one. */
  readonly prefixes?: readonly string[];
  /** Starts of bare model names that mean this provider, as in `claude-`. */
  readonly models?: readonly string[];
  /** How its bodies read: one of the translations of `@kai/wire/translate`. */
  readonly format: "openai-chat" | "anthropic-messages" | "gemini" | "bedrock-converse";
  /** Environment variables of the server that hold credentials for everyone, by the credential they give. */
  readonly environment: Readonly<Partial<Record<keyof Credentials, string>>>;
  /** Credentials without which it cannot be called. @default ["api_key"] */
  readonly needs?: readonly (keyof Credentials)[];
  /** Where and how to send a request. Secrets go into headers, never into the URL. */
  request(call: ProviderCall): ProviderRequest | Promise<ProviderRequest>;
  /** What requests it cannot take; absent means that it can. */
  readonly lacks?: ReadonlySet<Capability>;
}

/** What a request may need of a provider. */
export type Capability =
  | "n"
  | "logprobs"
  | "logit_bias"
  | "penalties"
  | "json_object"
  | "json_schema"
  | "image_url"
  | "stream_options"
  | "parallel_tool_calls";

export interface ProviderCall {
  /** The provider's name of the model. */
  model: string;
  operation: "chat" | "embeddings" | "speech" | "transcription";
  stream: boolean;
  credentials: Credentials;
  /** The body as it will be sent, for signatures. */
  body: Uint8Array | string;
}

export interface ProviderRequest {
  url: string;
  headers: Record<string, string>;
}
