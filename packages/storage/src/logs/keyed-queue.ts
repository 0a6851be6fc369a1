/** Runs tasks that share a key one after the other, in the order they came; others side by side. */
export class KeyedQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** How many keys have a task that runs or waits. */
  get size(): number {
    return this.#tails.size;
  }

  /** Runs a task when every earlier one that shares one of its keys is done, however that ended. */
  async run<Result>(keys: readonly string[], task: () => Promise<Result>): Promise<Result> {
    const earlier = keys.flatMap((key) => this.#tails.get(key) ?? []);
    const running = Promise.allSettled(earlier).then(task);
    for (const key of keys) this.#tails.set(key, running);
    try {
      return await running;
    } finally {
      for (const key of keys) if (this.#tails.get(key) === running) this.#tails.delete(key);
    }
  }
}
