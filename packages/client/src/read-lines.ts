import { type ApiRequest, callOf, openBody, reasonOf } from "./attempt.ts";
import { sendBy } from "./transport.ts";
import { type Connection, withoutKey } from "./connection.ts";
import { KaiApiError } from "./error.ts";

/**
 * Sends a request, again while the error can pass, and yields the lines of its answer as they come, without their ends. Leaving the loop ends the request.
 * Throws only {@link KaiApiError}.
 */
export async function* readLines(connection: Connection, request: ApiRequest): AsyncGenerator<string, void, undefined> {
  const { signal } = request;
  const body = await sendBy(openBody, connection, request);
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  const stop = () => void reader.cancel().catch(() => {});
  signal?.addEventListener("abort", stop);
  let rest = "";
  try {
    while (true) {
      const { done, value = "" } = await reader.read();
      if (signal?.aborted) throw new KaiApiError(`${callOf(connection, request)} was aborted.`, { code: "aborted" });
      if (done) break;
      // Only what has just come is searched: a line may come in thousands of pieces.
      const [first = "", ...more] = value.split("\n");
      const last = more.pop();
      rest += first;
      if (last === undefined) continue;
      yield rest;
      yield* more;
      rest = last;
    }
    if (rest !== "") yield rest;
  } catch (error) {
    if (KaiApiError.isInstance(error)) throw error;
    const reason = withoutKey(reasonOf(error), connection);
    const message = `${callOf(connection, request)} broke off: ${reason}.`;
    throw new KaiApiError(message, { code: "network", retryable: true });
  } finally {
    signal?.removeEventListener("abort", stop);
    stop();
  }
}
