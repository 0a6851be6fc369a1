import { platform } from "#platform";

type Kind = "redact" | "context" | "option" | "observe" | "internal";

const messages: Record<Kind, string> = {
  redact: "redact() failed: contents are removed from the logs it fails for",
  context: "The context of a request could not be found: its logs carry what is known without it",
  option: "sampleRate() or ignore() failed: without an answer, calls are sampled, and ignored",
  observe: "observe() found no fetch in a client: give it kaiFetch() as an option instead",
  internal: "An LLM call could not be recorded",
};

/** Tells the host what went wrong inside of kai: once per kind, and never by an exception. */
export class Troubles {
  readonly #onError: (error: Error) => unknown;
  readonly #told = new Set<Kind>();

  constructor(onError: (error: Error) => unknown = platform.warn) {
    this.#onError = onError;
  }

  tell(kind: Kind, cause: unknown): void {
    if (this.#told.has(kind)) return;
    this.#told.add(kind);
    const reason = cause instanceof Error ? cause.message : String(cause);
    const error = new Error(`[kai] ${messages[kind]} (${reason})`, { cause });
    // Inside of a promise: when the host's function throws or rejects, there is nobody left to tell.
    new Promise((resolve) => resolve(this.#onError(error))).catch(() => {});
  }
}
