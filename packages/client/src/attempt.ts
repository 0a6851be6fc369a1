import { errorFromAnswer } from "./answer-error.ts";
import { type Connection, withoutKey } from "./connection.ts";
import { KaiApiError } from "./error.ts";
import { atLeast } from "./options.ts";
import { unrefTimeout } from "./unref-timeout.ts";
import { VERSION } from "./version.ts";

/** One call of the server's API. */
export interface ApiRequest {
  readonly method: "GET" | "POST";
  /** Below the base URL, with the query. */
  readonly path: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal | undefined;
  /** @default the client's `timeoutMs` */
  readonly timeoutMs?: number | undefined;
}

/** Sends a request once and returns the parsed answer; the time limit covers the headers and the body. Throws only {@link KaiApiError}. */
export async function attempt(connection: Connection, request: ApiRequest): Promise<unknown> {
  const call = `${request.method} ${connection.baseUrl}${request.path.replace(/\?.*/, "")}`;
  const { status, headers, body } = await exchange(connection, request, call);
  if (status < 200 || status > 299) {
    throw errorFromAnswer(call, status, headers, withoutKey(body, connection));
  }
  try {
    return body === "" ? undefined : (JSON.parse(body) as unknown);
  } catch {
    const message = `${call} was answered with something that is not JSON. Check baseUrl, or KAI_BASE_URL.`;
    throw new KaiApiError(message, { code: "invalid_response", status });
  }
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

async function exchange(connection: Connection, request: ApiRequest, call: string): Promise<Answer> {
  const { signal } = request;
  const timeoutMs = atLeast(1, request.timeoutMs, connection.timeoutMs);
  const controller = new AbortController();
  const onAbort = () => controller.abort(new KaiApiError(`${call} was aborted.`, { code: "aborted" }));
  const onTimeout = () => {
    const message = `${call} took longer than ${timeoutMs} ms.`;
    controller.abort(new KaiApiError(message, { code: "timeout", retryable: true }));
  };
  // Rejecting here too ends a custom fetch that ignores its signal.
  const stopped = new Promise<never>((_, reject) => {
    controller.signal.addEventListener("abort", () => reject(controller.signal.reason));
  });
  const timer = unrefTimeout(onTimeout, timeoutMs);
  signal?.addEventListener("abort", onAbort);
  if (signal?.aborted) onAbort();
  try {
    return await Promise.race([stopped, roundTrip(connection, request, controller.signal)]);
  } catch (error) {
    if (KaiApiError.isInstance(error)) throw error;
    const reason = withoutKey(reasonOf(error), connection);
    const message = `${call} got no answer: ${reason}. Check that the server runs, and baseUrl or KAI_BASE_URL.`;
    throw new KaiApiError(message, { code: "network", retryable: true });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

async function roundTrip(connection: Connection, request: ApiRequest, signal: AbortSignal): Promise<Answer> {
  const fetch = connection.fetch ?? globalThis.fetch;
  const response = await fetch(connection.baseUrl + request.path, {
    method: request.method,
    body: request.body ?? null,
    headers: {
      authorization: `Bearer ${connection.apiKey}`,
      ...(request.body !== undefined && { "content-type": "application/json" }),
      ...request.headers,
      "x-kai-client": `kai-js/${VERSION}`,
      "x-kai-ingest": "1",
    },
    // A followed redirect would turn POST into GET, or carry logs to another host.
    redirect: "manual",
    signal,
  });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** The code of a socket error says it best; the messages above it only say "fetch failed". */
function reasonOf(error: unknown): string {
  const { cause, message } = Object(error) as { cause?: { code?: string; message?: string }; message?: string };
  return cause?.code ?? cause?.message ?? message ?? "unknown reason";
}
