const dropReasons = ["sampled", "ignored", "redacted", "gateway", "redirect", "backlog", "failed"] as const;

/**
 * Why a call, or a span, was not recorded: by `sampleRate`, by `ignore`, by `redact`, because the kai gateway that was called logs it, because it was only a
 * redirect, because more calls ended than could be recorded, because recording failed.
 */
export type DropReason = (typeof dropReasons)[number];

/** What happened to the LLM calls of this process since `install`. */
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

export function emptyStats(): CaptureStats {
  const dropped = Object.fromEntries(dropReasons.map((reason) => [reason, 0])) as Record<DropReason, number>;
  return { open: 0, recorded: 0, stripped: 0, cut: 0, unattributed: 0, dropped };
}
