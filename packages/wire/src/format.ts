import type { LogCreate } from "@kai/schema/log";
import type { WireError } from "./wire-error.ts";

/** What a provider's traffic says about a call, as log fields; what it does not say is absent. */
export type WireFields = Pick<
  LogCreate,
  | "input"
  | "output"
  | "completion_messages"
  | "prompt"
  | "tool_calls"
  | "usage"
  | "cost"
  | "response_id"
  | "model"
  | "finish_reason"
  | "stream"
  | "temperature"
  | "top_p"
  | "frequency_penalty"
  | "presence_penalty"
  | "max_tokens"
  | "max_completion_tokens"
  | "n"
  | "stop"
  | "logprobs"
  | "top_logprobs"
  | "logit_bias"
  | "parallel_tool_calls"
  | "reasoning_effort"
  | "verbosity"
  | "thinking"
  | "stream_options"
  | "web_search_options"
  | "dimensions"
  | "encoding_format"
  | "echo"
  | "tools"
  | "tool_choice"
  | "response_format"
  | "full_request"
  | "full_response"
  | "error_message"
  | "warnings"
>;

/** One provider API: how to recognise its requests, and how to read its bodies and streams. Pure: no I/O, never throws. */
export interface WireFormat {
  /** @example "openai-chat" */
  readonly id: string;
  /** The `log_type` of its calls. */
  readonly log_type: string;
  /** Whether a request speaks this format. */
  match(request: RequestTarget): boolean;
  /**
   * Reads a request body: parsed JSON, or the bytes of a form. `full_request` holds the parameters that have no log field of their own.
   */
  readRequest(body: unknown, head?: RequestHead): WireFields;
  /**
   * Reads a response body, of a success or of an error: parsed JSON, text that is no JSON, or bytes. `full_response` holds what no other field says.
   */
  readResponse(body: unknown, head?: ResponseHead): WireFields;
  /** A decoder for one streamed response. */
  decoder(options?: DecoderOptions): StreamDecoder;
}

/** Where a request goes. */
export interface RequestTarget {
  method: string;
  /** Without the query string. */
  path: string;
  /** Host and port; a format whose path others use too matches only when this tells them apart. */
  host?: string;
  /** As text, once it is known; a format that names the model there matches only when it does, since other services have routes of the same path. */
  body?: string;
}

/** What a request says beside its body. */
export interface RequestHead {
  /** Some formats name the model in it; without the query string. */
  path?: string;
  contentType?: string;
}

/** What a response says beside its body. */
export interface ResponseHead {
  status?: number;
  contentType?: string;
  /** Size of the body, for when the body itself is not at hand. */
  bytes?: number;
}

export interface DecoderOptions {
  /** Longest single event that is read, in characters; longer ones are skipped, with a warning. @default 16,777,216 */
  maxEventLength?: number;
  /** Most characters of content that are kept; the rest is dropped, with a warning, while events still tell it. @default 8,388,608 */
  maxContentLength?: number;
}

export interface StreamDecoder {
  /** Feeds bytes, split anywhere; returns what they revealed, in order. */
  push(bytes: Uint8Array): StreamEvent[];
  /** Everything received so far; may be called at any time, also after a cut. */
  result(): StreamResult;
}

export interface StreamResult {
  fields: WireFields;
  /** The provider said everything it had to say, whatever the connection did afterwards. */
  complete: boolean;
  /** An error the provider sent inside the stream. */
  error?: WireError;
}

/** What the bytes of a stream revealed. */
export type StreamEvent =
  /** Content: what a reader would call a token. Never an empty or role-only delta. */
  | ({ type: "content"; choice: number } & ContentDelta)
  /** One choice has ended. */
  | { type: "finish"; choice: number; reason: string }
  /** The provider's last word; nothing after it is read. */
  | { type: "done" }
  | { type: "error"; error: WireError };

export type ContentDelta =
  | { kind: "text" | "reasoning" | "refusal"; delta: string }
  | { kind: "tool_call"; delta: ToolCallDelta }
  /** Base64 audio and its transcript, of which a delta has at least one. */
  | { kind: "audio"; delta: { data?: string; transcript?: string } };

/** A part of a tool call: `id` and `name` usually come first, then `arguments` piece by piece. */
export interface ToolCallDelta {
  /** Position among the choice's tool calls. */
  index: number;
  id?: string;
  name?: string;
  arguments?: string;
  /** Of the thought that led to the call; some providers want it back with the call. */
  signature?: string;
}
