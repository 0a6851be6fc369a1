export interface WriteBehindOptions {
  /** Writes what waits, and puts back what could not be written. */
  write: () => Promise<void>;
  /** How long at most something waits, in milliseconds. */
  delayMs: number;
  /** Hears of writes that failed and nobody waits for. */
  onError: (error: unknown) => void;
}

/** When that is written which is kept in memory, so that no request waits for it. One write at a time; none keeps the process alive. */
export class WriteBehind {
  readonly #options: WriteBehindOptions;
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> | undefined;

  constructor(options: WriteBehindOptions) {
    this.#options = options;
  }

  /** Something waits. */
  schedule(): void {
    const { delayMs, onError } = this.#options;
    this.#timer ??= setTimeout(() => void this.flush().catch(onError), delayMs).unref();
  }

  /** Writes now, or waits for the write that runs. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushing ??= this.#options.write().finally(() => {
      this.#flushing = undefined;
    });
    return this.#flushing;
  }

  /** Writes all that waits, as far as it can be written, and ends. */
  async close(): Promise<void> {
    await this.#flushing?.catch(() => {});
    await this.flush().catch(this.#options.onError);
    clearTimeout(this.#timer);
  }
}
