/** So many of something at a time. */
export class Budget {
  #used = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether more fits beside what is used. Whoever uses all of it, or would, may go beyond: nobody else is held up. */
  fits(more: number, own = 0): boolean {
    return this.#used === own || this.#used + more <= this.#most;
  }

  add(more: number): void {
    this.#used += more;
  }
}
