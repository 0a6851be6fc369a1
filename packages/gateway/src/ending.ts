import type { Failure } from "./failure.ts";
import { GatewayError } from "./gateway-error.ts";

/** How a request ended, for its log. */
export interface Ending {
  status_code: number;
  status: "success" | "error" | "cancelled" | "incomplete";
  error_message?: string;
}

const clientLeft = "The client left before the answer ended.";
const left: Ending = { status_code: 499, status: "cancelled", error_message: clientLeft };

export const success: Ending = { status_code: 200, status: "success" };

/** How an answer that had begun ended. */
export function endOfStream(how: "complete" | "left" | Failure, signal: AbortSignal): Ending {
  if (how === "complete") return success;
  if (how === "left" || signal.aborted) return left;
  return { status_code: how.status ?? 502, status: "incomplete", error_message: how.message };
}

/** How a request ended that nobody answered. */
export function endingOf(error: unknown, signal: AbortSignal): Ending {
  if (signal.aborted) return left;
  if (error instanceof GatewayError)
    return { status_code: error.status, status: "error", error_message: error.message };
  return { status_code: 500, status: "error", error_message: "The gateway failed." };
}

export const goneError = () =>
  new GatewayError(clientLeft, { status: 499, type: "client_error", code: "client_left", retryable: false });
