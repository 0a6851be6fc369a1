import type { KaiApiError, KaiErrorCode } from "./error.ts";
import type { KaiOptions } from "./options.ts";

const QUIET_MS = 60_000;
const onceOnly: ReadonlySet<KaiErrorCode> = new Set(["missing_api_key", "invalid_base_url"]);

/** Tells the host about lost logs, once per minute and error code; about missing configuration once. */
export class Reporter {
  readonly #onError: NonNullable<KaiOptions["onError"]>;
  readonly #reportedAt = new Map<KaiErrorCode, number>();

  constructor(onError: KaiOptions["onError"] = warn) {
    this.#onError = onError;
  }

  report(error: KaiApiError): void {
    const before = this.#reportedAt.get(error.code);
    const now = Date.now();
    if (before !== undefined && (onceOnly.has(error.code) || now - before < QUIET_MS)) return;
    this.#reportedAt.set(error.code, now);
    void this.#tell(error);
  }

  async #tell(error: KaiApiError): Promise<void> {
    try {
      await this.#onError(error);
    } catch {
      // The host's own function failed: nobody is left to tell.
    }
  }
}

function warn(error: KaiApiError): void {
  console.warn(`[kai] ${error.message}`);
}
