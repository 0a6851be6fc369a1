import type { LossLedger } from "./loss-ledger.ts";

const dropReasons = [
  "no_api_key",
  "invalid_base_url",
  "unserialisable",
  "queue_full",
  "too_large",
  "refused",
  "unauthorized",
  "closed",
  "exit",
  "spool_failed",
  "spool_full",
  "spool_corrupt",
] as const;

/** Why a log was lost. */
export type DropReason = (typeof dropReasons)[number];

/** What happened to the logs given to `enqueue`, and to those of the spool, counted in logs since the client was made. */
export interface KaiStats {
  /** Held now, the batch in flight included. */
  queued: { count: number; bytes: number };
  /** Accepted by the server. */
  sent: number;
  /** Put back after a failed attempt, once per attempt. */
  retried: number;
  /** Written to the spool. */
  spooled: number;
  /** Accepted by the server out of the spool, which may be that of an earlier process. */
  replayed: number;
  /** Kept without their contents, for want of room in the queue or at the server. */
  cut: number;
  /** Lost, by reason. */
  dropped: Record<DropReason, number>;
}

/** Counts what leaves the queue, and tells the ledger what was lost. */
export class Counters {
  sent = 0;
  retried = 0;
  spooled = 0;
  replayed = 0;
  #cut = 0;
  readonly #dropped = Object.fromEntries(dropReasons.map((reason) => [reason, 0])) as Record<DropReason, number>;
  readonly #ledger: LossLedger;

  constructor(ledger: LossLedger) {
    this.#ledger = ledger;
  }

  drop(reason: DropReason, count = 1): void {
    this.#dropped[reason] += count;
    this.#ledger.count(reason, count);
  }

  cutBodies(count: number): void {
    this.#cut += count;
    this.#ledger.count("body_dropped", count);
  }

  /** A copy that later events do not change. */
  snapshot(queued: KaiStats["queued"]): KaiStats {
    const { sent, retried, spooled, replayed } = this;
    return { queued, sent, retried, spooled, replayed, cut: this.#cut, dropped: { ...this.#dropped } };
  }
}
