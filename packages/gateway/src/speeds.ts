const mostModels = 10_000;
/** What the latest answer weighs in the average. */
const weight = 0.2;

/** Remembers how soon models begin to answer: a moving average of seconds to the first content. Of this process only. */
export class Speeds {
  readonly #seconds = new Map<string, number>();

  note(model: string, seconds: number): void {
    const known = this.#seconds.get(model) ?? seconds;
    // Again at the end: the model that was heard of longest ago makes room first.
    this.#seconds.delete(model);
    if (this.#seconds.size >= mostModels) this.#seconds.delete(this.#seconds.keys().next().value!);
    this.#seconds.set(model, known + weight * (seconds - known));
  }

  /** Infinite for a model that nobody has heard of. */
  of(model: string): number {
    return this.#seconds.get(model) ?? Infinity;
  }
}
