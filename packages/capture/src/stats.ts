const dropReasons = ["sampled", "ignored", "redacted", "other", "gateway", "redirect", "backlog", "failed"] as const;

/**
 * Why a call, or a span, was not recorded: by `sampleRate`, by `ignore`, by `redact`, because it was a request to another service with the path of an
 * LLM call, because the kai gateway that was called logs it, because it was only a redirect, because more calls ended than could be recorded, because
 * recording failed.
 */
export type DropReason = (typeof dropReasons)[number];

/** What a record can lack. */
type Flaw = "stripped" | "cut" | "unattributed";

/** What happened to the LLM calls and spans of this process since `install`. */
export interface CaptureStats {
  /** Calls and spans in progress. */
  open: number;
  /** Records handed on. */
  recorded: number;
  /** Records that lost contents because `redact` failed. */
  stripped: number;
  /** Records with a request or an answer that was cut. */
  cut: number;
  /** Records without context because it could not be told whose call it was. */
  unattributed: number;
  /** Calls and spans without a record, by reason. */
  dropped: Record<DropReason, number>;
}

/** Nothing is lost: these are no LLM calls, or logged elsewhere. */
const harmless: ReadonlySet<DropReason> = new Set(["other", "gateway", "redirect"]);

/** Counts what becomes of calls and spans, and tells of every loss. */
export class Counters {
  recorded = 0;
  readonly #flaws: Record<Flaw, number> = { stripped: 0, cut: 0, unattributed: 0 };
  readonly #dropped = Object.fromEntries(dropReasons.map((reason) => [reason, 0])) as Record<DropReason, number>;
  readonly #onLoss: (reason: DropReason | Flaw) => void;

  constructor(onLoss: (reason: DropReason | Flaw) => void = () => {}) {
    this.#onLoss = onLoss;
  }

  drop(reason: DropReason): void {
    this.#dropped[reason]++;
    if (!harmless.has(reason)) this.#onLoss(reason);
  }

  lack(flaw: Flaw): void {
    this.#flaws[flaw]++;
    this.#onLoss(flaw);
  }

  /** A copy that later events do not change. */
  snapshot(open: number): CaptureStats {
    return { open, recorded: this.recorded, ...this.#flaws, dropped: { ...this.#dropped } };
  }
}
