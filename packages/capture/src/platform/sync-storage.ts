import type { ContextStorage } from "./platform.ts";

/** For runtimes that keep no context: it ends where the function returns, so that no call is ever logged for the wrong customer. */
export class SyncStorage<T> implements ContextStorage<T> {
  #store: T | undefined;

  run<Result>(store: T, fn: () => Result): Result {
    const before = this.#store;
    this.#store = store;
    try {
      return fn();
    } finally {
      this.#store = before;
    }
  }

  getStore(): T | undefined {
    return this.#store;
  }
}
