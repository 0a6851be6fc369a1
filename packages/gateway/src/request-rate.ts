/** How many customers are remembered; one that is forgotten has made no request. */
const customerCount = 20_000;
/** A whole minute before the second that has begun. */
const windowSeconds = 61;

interface Seconds {
  /** Requests in each second of the window, by the second's number modulo its length. */
  counts: Uint32Array;
  total: number;
  /** The newest second that is counted. */
  at: number;
}

export interface RateAnswer {
  /** How many requests are left of this minute. */
  left: number;
  /** Seconds until there is one again, when there was none. */
  wait: number;
}

/** Requests of the last minute, by customer, in steps of a second. Each process counts its own. */
export class RequestRate {
  readonly #customers = new Map<string, Seconds>();

  /** Counts a request, unless as many came within the last minute as may. @param now Milliseconds, by a clock that nobody sets */
  take(customer: string, perMinute: number, now: number = performance.now()): RateAnswer {
    const second = Math.floor(now / 1000);
    const seconds = this.#customers.get(customer) ?? { counts: new Uint32Array(windowSeconds), total: 0, at: second };
    forget(seconds, second);
    // Again at the end: the customer that was seen longest ago makes room first.
    this.#customers.delete(customer);
    if (this.#customers.size >= customerCount) this.#customers.delete(this.#customers.keys().next().value!);
    this.#customers.set(customer, seconds);
    if (seconds.total >= perMinute) return { left: 0, wait: secondsToRoom(seconds) };
    seconds.total++;
    seconds.counts[second % windowSeconds]!++;
    return { left: perMinute - seconds.total, wait: 0 };
  }
}

/** Drops what has left the window. */
function forget(seconds: Seconds, now: number): void {
  const passed = Math.min(now - seconds.at, windowSeconds);
  for (let each = 1; each <= passed; each++) {
    const place = (seconds.at + each) % windowSeconds;
    seconds.total -= seconds.counts[place]!;
    seconds.counts[place] = 0;
  }
  if (passed > 0) seconds.at = now;
}

/** Until the oldest second that is counted leaves the window. */
function secondsToRoom({ counts, at }: Seconds): number {
  for (let each = 1; each <= windowSeconds; each++) if (counts[(at + each) % windowSeconds]! > 0) return each;
  return windowSeconds;
}
