/** A clock that is set back by more than this is believed: what it said before was the mistake. */
const mostMs = 86_400_000;

/**
 * Says when logs are received. Followers read logs in that order, so it never runs backwards: when the system's clock is set back, it goes
 * on at half speed until the system's has caught up.
 */
export class ReceivedClock {
  #last: number;
  #at: number;
  readonly #wall: () => number;
  readonly #steady: () => number;

  /** @param last What an earlier process said last, in milliseconds since 1970; 0 when there was none. */
  constructor(last: number, wall: () => number = Date.now, steady: () => number = () => performance.now()) {
    this.#last = last;
    this.#wall = wall;
    this.#steady = steady;
    this.#at = steady();
  }

  now(): Date {
    const wall = this.#wall();
    const at = this.#steady();
    const slow = this.#last + (at - this.#at) / 2;
    this.#last = slow > wall && slow < wall + mostMs ? slow : wall;
    this.#at = at;
    return new Date(this.#last);
  }
}
