import { CIRCUIT_FAILURES, circuitDelayMs } from "./retry.ts";

/** When the next attempt may be made, given how the last ones went; on the clock of `performance.now()`. */
export class Pace {
  #failures = 0;
  #resumeAt = 0;
  #isServersChoice = false;

  get resumeAt(): number {
    return this.#resumeAt;
  }

  get isCircuitOpen(): boolean {
    return this.#failures >= CIRCUIT_FAILURES;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  failed(retryAfterMs?: number): void {
    this.#failures += 1;
    this.#resumeAt = performance.now() + circuitDelayMs(this.#failures, retryAfterMs);
    this.#isServersChoice = retryAfterMs !== undefined;
  }

  /** Ends the wait, unless the server asked for it. */
  hurry(): void {
    if (!this.#isServersChoice) this.#resumeAt = 0;
  }
}
