import { type ApiRequest, attempt } from "./attempt.ts";
import type { Connection } from "./connection.ts";
import { KaiApiError } from "./error.ts";
import { retryDelayMs } from "./retry.ts";

/** Sends a request, and again while the error can pass, at most `connection.maxRetries` more times. Throws only {@link KaiApiError}. */
export async function send(connection: Connection, request: ApiRequest): Promise<unknown> {
  for (let failures = 1; ; failures++) {
    try {
      return await attempt(connection, request);
    } catch (error) {
      if (!KaiApiError.isInstance(error) || !error.retryable || failures > connection.maxRetries) throw error;
      await sleep(retryDelayMs(failures, error.retryAfterMs), request.signal);
    }
  }
}

/** Ends early when the caller gives up; the next attempt then says so. */
function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, signal?.aborted ? 0 : ms);
    signal?.addEventListener("abort", done);
  });
}
