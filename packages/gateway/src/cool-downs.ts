interface Target {
  /** Times of the failures that count, in milliseconds. */
  failures: number[];
  until: number;
}

export interface CoolDownOptions {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Failures within `windowMs` after which a target is left alone. @default 3 */
  failures?: number;
  /** @default 10,000 */
  windowMs?: number;
  /** How long it is left alone. @default 30,000 */
  pauseMs?: number;
}

const mostTargets = 10_000;
const longestMs = 5 * 60_000;

/** Remembers which targets failed lately, so that requests pass them over for a while. Of this process only. */
export class CoolDowns {
  readonly #targets = new Map<string, Target>();
  readonly #now: () => number;
  readonly #most: number;
  readonly #windowMs: number;
  readonly #pauseMs: number;

  constructor({ now, failures = 3, windowMs = 10_000, pauseMs = 30_000 }: CoolDownOptions) {
    this.#now = now;
    this.#most = failures;
    this.#windowMs = windowMs;
    this.#pauseMs = pauseMs;
  }

  isCool(name: string): boolean {
    return (this.#targets.get(name)?.until ?? 0) <= this.#now();
  }

  /** Leaves a target alone for so many seconds, five minutes at most. */
  pause(name: string, seconds: number): void {
    this.#target(name).until = this.#now() + Math.min(seconds * 1000, longestMs);
  }

  /** Counts a failure that weighs only when it repeats. */
  count(name: string): void {
    const target = this.#target(name);
    const now = this.#now();
    target.failures = [...target.failures.filter((time) => now - time < this.#windowMs), now];
    if (target.failures.length < this.#most) return;
    target.failures = [];
    target.until = now + this.#pauseMs;
  }

  /** A success clears what was held against a target. */
  clear(name: string): void {
    this.#targets.delete(name);
  }

  #target(name: string): Target {
    const known = this.#targets.get(name);
    if (known) return known;
    if (this.#targets.size >= mostTargets) this.#targets.delete(this.#targets.keys().next().value!);
    const target: Target = { failures: [], until: 0 };
    this.#targets.set(name, target);
    return target;
  }
}
