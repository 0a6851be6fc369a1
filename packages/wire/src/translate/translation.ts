import type { StreamResult, WireFields } from "../format.ts";
import type { WireError } from "../wire-error.ts";

type Json = Record<string, unknown>;

/**
 * One provider's chat API seen through OpenAI's: a chat request is written as the provider's, its answers are written as OpenAI's.
 * Pure, like the format it is built on; what cannot be said in the other format is named in a warning, never dropped in silence.
 */
export interface ChatTranslation {
  /** The format of its bodies. @example "anthropic-messages" */
  readonly format: string;
  writeRequest(chat: Json, target: WriteTarget): WrittenRequest;
  /** Reads the body of a success. */
  readCompletion(body: unknown, answer: AnswerContext): ReadCompletion;
  /** Reads a streamed success, piece by piece. */
  stream(answer: AnswerContext): StreamTranslator;
}

export interface WriteTarget {
  /** The provider's name of the model. */
  model: string;
  stream: boolean;
  /** What a provider cannot take although it speaks the format, such as `logit_bias`, `penalties` or `stream_options`. @default nothing */
  lacks?: ReadonlySet<string>;
  /** The highest temperature it takes. @default 2 */
  maxTemperature?: number;
}

export interface WrittenRequest {
  body: Json;
  /** What of the request the provider will not know, by parameter, in words. */
  warnings: Record<string, string>;
}

/** What an answer says that the provider does not. */
export interface AnswerContext {
  /** Id of the completion when the provider gives none. */
  id: string;
  /** Seconds since 1970. */
  created: number;
  model: string;
}

export interface ReadCompletion {
  /** A `chat.completion`, as OpenAI's clients expect it. */
  completion: Json;
  /** The same for the log. */
  fields: WireFields;
  /** What the provider reports instead of an answer, inside a success. */
  error?: WireError;
}

export interface StreamTranslator {
  /** Feeds bytes, split anywhere; returns what they become, in order. Never throws. */
  push(bytes: Uint8Array): ChatStreamEvent[];
  /** Nothing more comes: what is left to say, such as the usage. Empty when the last word has been returned. */
  end(): ChatStreamEvent[];
  /** The messages of all choices so far, as the client has them; none where the provider speaks OpenAI's format. */
  messages(): Json[];
  /** Everything received so far, for the log; may be called at any time. */
  result(): StreamResult;
}

export type ChatStreamEvent =
  /** JSON text of one `chat.completion.chunk`. */
  | {
      type: "chunk";
      data: string;
      /** Whether it holds what a reader would call an answer: text, reasoning, a refusal, a tool call, audio, or the reason it ends. */
      content: boolean;
      /** Whether it holds the usage and no choice. */
      usage: boolean;
    }
  | { type: "error"; error: WireError }
  /** The provider's last word. */
  | { type: "done" };
