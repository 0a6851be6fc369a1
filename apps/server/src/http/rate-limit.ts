interface Bucket {
  tokens: number;
  at: number;
}

/** How many keys are remembered; one that is forgotten starts with a full minute. */
const bucketCount = 10_000;

/** Requests by key: a full minute's worth at once, then as they are earned back. Each process counts its own. */
export class RateLimit {
  readonly #buckets = new Map<string, Bucket>();

  /** Takes one request and answers 0, or answers the seconds after which there is one to take. */
  take(key_id: string, perMinute: number, now: number = performance.now()): number {
    const bucket = this.#buckets.get(key_id) ?? { tokens: perMinute, at: now };
    bucket.tokens = Math.min(perMinute, bucket.tokens + ((now - bucket.at) / 60_000) * perMinute);
    bucket.at = now;
    // Again at the end: the key that was seen longest ago makes room first.
    this.#buckets.delete(key_id);
    if (this.#buckets.size >= bucketCount) this.#buckets.delete(this.#buckets.keys().next().value!);
    this.#buckets.set(key_id, bucket);
    if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) * 60) / perMinute);
    bucket.tokens -= 1;
    return 0;
  }

  /** Gives back one that was taken. */
  giveBack(key_id: string): void {
    const bucket = this.#buckets.get(key_id);
    if (bucket) bucket.tokens += 1;
  }
}
