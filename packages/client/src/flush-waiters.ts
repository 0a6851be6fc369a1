import type { Timeout } from "./unref-timeout.ts";

/** The callers of `flush`, each waiting for a condition or a deadline. */
export class FlushWaiters {
  readonly #checks = new Set<() => void>();

  /**
   * Resolves true once the condition holds at a {@link check}, false after the time. Keeps a Node process alive until then, if
   * the timer does.
   */
  wait(
    isDone: () => boolean,
    timeoutMs: number,
    startTimer: (callback: () => void, ms: number) => Timeout,
  ): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (result: boolean) => {
        clearTimeout(deadline);
        this.#checks.delete(check);
        resolve(result);
      };
      const check = () => {
        if (isDone()) finish(true);
      };
      const deadline = startTimer(() => finish(false), timeoutMs);
      this.#checks.add(check);
    });
  }

  /** To be called whenever a condition may have come true. */
  check(): void {
    for (const check of this.#checks) check();
  }
}
