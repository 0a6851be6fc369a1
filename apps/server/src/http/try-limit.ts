import { KaiError } from "@kai/schema";
import { RateLimit } from "./rate-limit.ts";

/** Wrong tries in a minute. A proxy in front makes all addresses one. */
const mostFromOneAddress = 5;
const mostInAll = 30;

/** Bounds how often a secret may be guessed, from one address and from all. Each process counts its own. */
export class TryLimit {
  readonly #tries = new RateLimit();

  /**
   * Does what succeeds when the guess is right, and counts it when it answers null.
   *
   * @throws KaiError RATE_LIMITED before it is done
   */
  async guard<Value>(address: string, guess: () => Promise<Value | null>): Promise<Value | null> {
    const wait = this.#tries.take(address, mostFromOneAddress) || this.#tries.take("", mostInAll);
    if (wait > 0)
      throw new KaiError("RATE_LIMITED", {
        detail: `There were too many wrong passwords. Try again in ${wait} seconds, or sign in with an API key.`,
        retryAfter: wait,
      });
    const found = await guess();
    if (found !== null) for (const each of [address, ""]) this.#tries.giveBack(each);
    return found;
  }
}
