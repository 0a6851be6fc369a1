interface Entry<Value> {
  value: Value;
  /** When it was asked for, by a clock that nobody sets. */
  at: number;
}

export interface RecentOptions {
  /** How many answers are kept; the oldest make room. */
  size: number;
  /** How long an answer is given again, in milliseconds. */
  freshMs: number;
  /** How long it is given again while asking anew fails, in milliseconds. @default 0 */
  staleMs?: number;
}

/** Answers that are asked for all the time and may be a moment old. Many who ask at once for the same wait for one answer. */
export class Recent<Value> {
  readonly #options: RecentOptions;
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #asking = new Map<string, Promise<Value | null>>();
  /** Grows with every change, so that an answer from before it is not kept. */
  #version = 0;

  constructor(options: RecentOptions) {
    this.#options = options;
  }

  /** The answer of `ask`, or that of a moment ago. What is null is asked for anew each time. */
  async get(name: string, ask: () => Promise<Value | null>): Promise<Value | null> {
    const known = this.#entries.get(name);
    if (known && performance.now() - known.at < this.#options.freshMs) return known.value;
    const asking = this.#asking.get(name) ?? this.#ask(name, ask);
    try {
      return await asking;
    } catch (error) {
      if (known && performance.now() - known.at < (this.#options.staleMs ?? 0)) return known.value;
      throw error;
    }
  }

  /** Forgets everything: something changed. */
  clear(): void {
    this.#version++;
    this.#entries.clear();
    this.#asking.clear();
  }

  #ask(name: string, ask: () => Promise<Value | null>): Promise<Value | null> {
    const version = this.#version;
    const at = performance.now();
    const asking = ask()
      .then((value) => {
        if (version === this.#version) this.#keep(name, value, at);
        return value;
      })
      .finally(() => {
        if (this.#asking.get(name) === asking) this.#asking.delete(name);
      });
    this.#asking.set(name, asking);
    return asking;
  }

  #keep(name: string, value: Value | null, at: number): void {
    // Again at the end: the entry that was asked for longest ago makes room first.
    this.#entries.delete(name);
    if (value === null) return;
    if (this.#entries.size >= this.#options.size) this.#entries.delete(this.#entries.keys().next().value!);
    this.#entries.set(name, { value, at });
  }
}
