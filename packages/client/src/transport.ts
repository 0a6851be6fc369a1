import { type ApiRequest, attempt } from "./attempt.ts";
import type { Connection } from "./connection.ts";
import { KaiApiError } from "./error.ts";
import { retryDelayMs } from "./retry.ts";

/** Sends a request, and again while the error can pass, at most `maxRetries` more times. Throws only {@link KaiApiError}. */
export const send = (connection: Connection, request: ApiRequest): Promise<unknown> =>
  sendBy(attempt, connection, request);

/** The same by another way to send a request once. */
export async function sendBy<Answer>(
  once: (connection: Connection, request: ApiRequest) => Promise<Answer>,
  connection: Connection,
  request: ApiRequest,
): Promise<Answer> {
  for (let failures = 1; ; failures++) {
    try {
      return await once(connection, request);
    } catch (error) {
      if (
        !KaiApiError.isInstance(error) ||
        !error.retryable ||
        failures > (request.maxRetries ?? connection.maxRetries)
      )
        throw error;
      await sleep(retryDelayMs(failures, error.retryAfterMs), request.signal);
    }
  }
}

/** Ends early when the caller gives up; the next attempt then says so. */
export function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
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
