import { CLIENT_CLOSED, describeError, type Outcome } from "../outcome.ts";

/** How a span ended, and what it had said by then. */
export interface SpanEnding {
  kind:
    | "returned"
    | "threw"
    /** Its reader had enough. */
    | "left"
    /** Nobody reads on, or listens. */
    | "abandoned";
  output?: unknown;
  error?: unknown;
}

/** How a span went, in the words of calls. */
export function outcomeOfSpan({ kind, error }: SpanEnding): Outcome {
  if (kind === "returned") return { status: "success" };
  if (kind === "abandoned") return { status: "incomplete", error_message: "It was not read to its end" };
  const isCancelled = kind === "left" || (error instanceof Error && error.name === "AbortError");
  if (!isCancelled) return { status: "error", error_message: describeError(error, "It failed") };
  return { status: "cancelled", status_code: CLIENT_CLOSED, error_message: describeError(error, "Cancelled") };
}
