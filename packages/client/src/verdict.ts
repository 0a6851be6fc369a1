import type { KaiApiError } from "./error.ts";
import type { DropReason } from "./stats.ts";

/** What becomes of a batch that could not be sent: tried again later, made smaller, or dropped for a reason. */
export type Verdict = "later" | "smaller" | Extract<DropReason, "refused" | "unauthorized">;

/** A server that is down never costs a log; one that says no, and would say it again, does. */
export function judge({ retryable, status = 0 }: KaiApiError): Verdict {
  if (retryable || status >= 500) return "later";
  if (status === 413) return "smaller";
  return status === 401 || status === 403 ? "unauthorized" : "refused";
}
