import type { Kai, KaiOptions } from "@kai/client";
import type { LogCreate } from "@kai/schema/log";
import type { ContextResolver } from "./context.ts";

/** Where an LLM call goes. */
export interface CallTarget {
  method: string;
  /** Host and port, as in the URL. */
  host: string;
  /** Without the query string. */
  path: string;
}

export interface CaptureOptions extends Pick<KaiOptions, "apiKey" | "baseUrl"> {
  /** Sends the logs. @default a client made with `apiKey` and `baseUrl`, or with what the environment says */
  client?: Pick<Kai, "logs" | "flush" | "isConfigured" | "countLoss">;
  /** Takes the finished records instead of a client: for tests, or to send them elsewhere. */
  sink?: (record: LogCreate) => void | Promise<void>;
  /** Share of calls to record, from 0 to 1; decided before anything is read. @default 1 */
  sampleRate?: number | ((target: CallTarget) => number);
  /** Calls that are not to be recorded. */
  ignore?: (target: CallTarget) => boolean;
  /** Most bytes of a request, and of an answer, that are kept, up to 16 MiB; more is cut, with a marker. @default 1_048_576 */
  maxBodyBytes?: number;
  /**
   * Fields for the logs of all calls, where no scope says otherwise. Asked in the caller's asynchronous context, so that it can tell whose call it is
   * by an `AsyncLocalStorage` of yours.
   */
  baseContext?: ContextResolver;
  /**
   * Hears of every call as it starts, in the caller's asynchronous context. The promise settles once the log is ready to be sent, and never rejects:
   * for platforms that put a process to sleep when it has answered.
   */
  onCall?: (logged: Promise<void>) => void;
  /**
   * Changes the finished record, or drops it with `null`. When it throws, or returns anything else, the record keeps its metrics and ids and loses its
   * contents.
   */
  redact?: (record: LogCreate) => LogCreate | null;
  /** Whether `onError` hears of LLM calls without a context: once for each place in the code that makes them. For development. @default false */
  strict?: boolean;
  /**
   * Hears of trouble inside of kai, once per kind; nothing of it ever reaches your code otherwise.
   * @default `process.emitWarning`
   */
  onError?: (error: Error) => void;
}
