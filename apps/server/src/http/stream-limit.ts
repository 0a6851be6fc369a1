import { KaiError } from "@kai/schema";

/** Counts streams that are open, and refuses more than so many. */
export class StreamLimit {
  #open = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Takes a place; the returned function gives it back.
   *
   * @throws KaiError TOO_MANY_STREAMS
   */
  take(): () => void {
    if (this.#open >= this.#most) throw new KaiError("TOO_MANY_STREAMS", { retryAfter: 10 });
    this.#open++;
    let taken = true;
    return () => {
      if (taken) this.#open--;
      taken = false;
    };
  }
}
