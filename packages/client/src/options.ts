import type { KaiApiError } from "./error.ts";
import type { FlushSignal } from "./exit/flush-on-signals.ts";

/** Bounds and rhythm of the queue behind `kai.logs.enqueue`. */
export interface QueueOptions {
  /** Longest time a log waits for company, in milliseconds. @default 1000 */
  flushIntervalMs?: number;
  /** Logs in the queue that cause a batch to leave at once. @default 50 */
  flushAt?: number;
  /** Most logs in one batch. @default 100 */
  batchCount?: number;
  /** Most bytes of JSON in one batch, before compression; a larger log travels alone. @default 1_000_000 */
  batchBytes?: number;
  /** Most logs held; beyond it the oldest are dropped. @default 10_000 */
  maxCount?: number;
  /** Most bytes of JSON held; beyond it the oldest logs lose their contents, then are dropped. @default 33_554_432 (32 MiB) */
  maxBytes?: number;
}

/** Where logs wait that a process could not send before it ended. */
export interface SpoolOptions {
  /** Holds one directory for each server and API key. @default the environment's `KAI_SPOOL_DIR`, else that of the system for temporary files */
  directory?: string;
  /** Most bytes on disk; the oldest files are dropped beyond it. @default 67_108_864 (64 MiB) */
  maxBytes?: number;
}

/** Everything is optional. */
export interface KaiOptions {
  /** @default the environment's `KAI_API_KEY`, `KEYWORDSAI_API_KEY` or `RESPAN_API_KEY` */
  apiKey?: string;
  /**
   * For pages that the kai server itself serves: the browser's session there stands for the API key, which is neither needed nor sent.
   * @default none: the API key is sent
   */
  credentials?: "same-origin";
  /**
   * Where the server is, with or without `/api` at the end.
   * @default the environment's `KAI_BASE_URL`, `KEYWORDSAI_BASE_URL`, `KEYWORDS_AI_BASE_URL` or `RESPAN_BASE_URL`, else `http://127.0.0.1:8787`
   */
  baseUrl?: string;
  /** Longest time one attempt may take, from connecting to the last byte of the answer, in milliseconds. @default 10_000 */
  timeoutMs?: number;
  /** How often `create`, `list` and `get` try again; the queue tries until the server is back. @default 2 */
  maxRetries?: number;
  /** Used instead of the global `fetch`. */
  fetch?: typeof globalThis.fetch;
  queue?: QueueOptions;
  /** Keeps what could not be sent for the next start, on Node; `false` drops it instead. */
  spool?: SpoolOptions | false;
  /**
   * Signals that are to wait for a last flush of at most 2 s. The process then ends by the signal as it would have; where you listen
   * for it yourself, ending the process is left to you.
   * @default none
   */
  flushOnSignals?: readonly FlushSignal[];
  /**
   * Hears about logs that are lost or cannot be sent, at most once per minute and error code.
   * @default one `console.warn`
   */
  onError?: (error: KaiApiError) => void | Promise<void>;
}

export function resolveQueueOptions(options: QueueOptions = {}): Required<QueueOptions> {
  return {
    flushIntervalMs: atLeast(0, options.flushIntervalMs, 1000),
    flushAt: atLeast(1, options.flushAt, 50),
    batchCount: atLeast(1, options.batchCount, 100),
    batchBytes: atLeast(1, options.batchBytes, 1_000_000),
    maxCount: atLeast(1, options.maxCount, 10_000),
    maxBytes: atLeast(1, options.maxBytes, 32 * 1024 * 1024),
  };
}

/** The value when it is a number in range, else the fallback; timers cannot count further than 31 bits. */
export function atLeast(minimum: number, value: number | undefined, fallback: number): number {
  return value !== undefined && value >= minimum ? Math.min(value, 2 ** 31 - 1) : fallback;
}
