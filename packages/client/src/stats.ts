const dropReasons = [
  "no_api_key",
  "invalid_base_url",
  "unserialisable",
  "queue_full",
  "too_large",
  "refused",
  "unauthorized",
  "closed",
] as const;

/** Why a log was lost. */
export type DropReason = (typeof dropReasons)[number];

/** What happened to the logs given to `enqueue`, counted in logs since the client was made. */
export interface KaiStats {
  /** Held now, the batch in flight included. */
  queued: { count: number; bytes: number };
  /** Accepted by the server. */
  sent: number;
  /** Put back after a failed attempt, once per attempt. */
  retried: number;
  /** Lost, by reason. */
  dropped: Record<DropReason, number>;
}

/** Counts what leaves the queue. */
export class Counters {
  sent = 0;
  retried = 0;
  readonly #dropped = Object.fromEntries(dropReasons.map((reason) => [reason, 0])) as Record<DropReason, number>;

  drop(reason: DropReason, count = 1): void {
    this.#dropped[reason] += count;
  }

  /** A copy that later events do not change. */
  snapshot(queued: KaiStats["queued"]): KaiStats {
    return { queued, sent: this.sent, retried: this.retried, dropped: { ...this.#dropped } };
  }
}
