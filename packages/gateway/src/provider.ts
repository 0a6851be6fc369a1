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
  /** Sets of credentials, any one of which is enough to call it. @default [["api_key"]] */
  readonly needs?: readonly (readonly (keyof Credentials)[])[];
  /** Where and how to send a request. Secrets go into headers, never into the URL. */
  request(call: ProviderCall): ProviderRequest | Promise<ProviderRequest>;
  /** Where a request goes that is in the provider's own format already, by its path below the provider's API. */
  at?(path: string, credentials: Credentials): ProviderRequest;
  /** What it cannot take or do; absent means that it can. */
  readonly lacks?: ReadonlySet<Capability>;
  /** Whether it takes the bytes of images only, so that linked ones are fetched for it. */
  readonly imagesInline?: true;
  /** The highest `temperature` it takes, where that is less than OpenAI's 2. */
  readonly maxTemperature?: number;
}

/** What a request may ask of a provider. The last line is left out with a warning; it cannot do without the others. */
export type Capability =
  | ("embeddings" | "token_input" | "speech" | "transcription")
  | ("n" | "logprobs" | "json_object" | "json_schema" | "images")
  | ("logit_bias" | "penalties" | "stream_options" | "parallel_tool_calls" | "seed");

export interface ProviderCall {
  /** The provider's name of the model. */
  model: string;
  operation: "chat" | "embeddings" | "speech" | "transcription";
  stream: boolean;
  credentials: Credentials;
  /** The body as it will be sent, for signatures. */
  body: Uint8Array | string;
  /** Sends a form to another address, such as one that gives access tokens, under the same guard as the call itself. Throws UpstreamFailure. */
  postForm: (url: string, form: Readonly<Record<string, string>>) => Promise<{ status: number; json: unknown }>;
}

export interface ProviderRequest {
  url: string;
  headers: Record<string, string>;
}
