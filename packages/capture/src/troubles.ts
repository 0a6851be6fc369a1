import { platform } from "#platform";

type Kind = "redact" | "context" | "option" | "observe" | "strict" | "unconfigured" | "internal";

const messages: Record<Kind, string> = {
  redact: "redact() failed: contents are removed from the logs it fails for",
  context: "The context of a request could not be found: its logs carry what is known without it",
  option: "sampleRate() or ignore() failed: without an answer, calls are sampled, and ignored",
  observe: "observe() was given a client that keeps no fetch",
  strict:
    "An LLM call was made outside of a request: its log says nothing of a customer, and calls of one request are not linked",
  unconfigured: "LLM calls are not logged: there is no API key, or the base URL is not valid",
  internal: "An LLM call could not be recorded",
};

/** Call sites that are told of; there may be as many as there are lines of code. */
const MAX_TOLD = 1000;

/** Tells the host what went wrong inside of kai: once per kind, and never by an exception. */
export class Troubles {
  readonly #onError: (error: Error) => unknown;
  readonly #told = new Set<string>();

  constructor(onError: (error: Error) => unknown = platform.warn) {
    this.#onError = onError;
  }

  /** @param key what is told of once, when that is not the kind */
  tell(kind: Kind, cause: unknown, key: string = kind): void {
    if (this.#told.has(key) || this.#told.size >= MAX_TOLD) return;
    this.#told.add(key);
    const reason = cause instanceof Error ? cause.message : String(cause);
    const error = new Error(`[kai] ${messages[kind]} (${reason})`, { cause });
    // Inside of a promise: when the host's function throws or rejects, there is nobody left to tell.
    new Promise((resolve) => resolve(this.#onError(error))).catch(() => {});
  }
}
