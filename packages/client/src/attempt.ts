import { errorFromAnswer } from "./answer-error.ts";
import { type Connection, withoutKey } from "./connection.ts";
import { KaiApiError } from "./error.ts";
import { atLeast } from "./options.ts";
import { unrefTimeout } from "./unref-timeout.ts";
import { VERSION } from "./version.ts";

/** One call of the server's API. */
export interface ApiRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below the base URL, with the query. */
  readonly path: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal | undefined;
  /** @default the client's `timeoutMs` */
  readonly timeoutMs?: number | undefined;
  /** @default the client's `maxRetries` */
  readonly maxRetries?: number | undefined;
}

/** Sends a request once and returns the parsed answer; the time limit covers the headers and the body. Throws only {@link KaiApiError}. */
export async function attempt(connection: Connection, request: ApiRequest): Promise<unknown> {
  const { response, text } = await exchange(connection, request, async (response) => ({
    response,
    text: await response.text(),
  }));
  refuseFailure(connection, request, response, text);
  try {
    return text === "" ? undefined : (JSON.parse(text) as unknown);
  } catch {
    const call = callOf(connection, request);
    const message = `${call} was answered with something that is not JSON. Check baseUrl, or KAI_BASE_URL.`;
    throw new KaiApiError(message, { code: "invalid_response", status: response.status });
  }
}

/** Sends a request once and returns the body to read; the time limit covers the headers alone. Throws only {@link KaiApiError}. */
export async function openBody(connection: Connection, request: ApiRequest): Promise<ReadableStream<Uint8Array>> {
  const { response, text } = await exchange(connection, request, async (response) => ({
    response,
    text: response.ok ? "" : await response.text(),
  }));
  refuseFailure(connection, request, response, text);
  return response.body!;
}

function refuseFailure(connection: Connection, request: ApiRequest, { ok, status, headers }: Response, text: string) {
  if (ok) return;
  const answer = { status, headers, body: withoutKey(text, connection), isByKey: connection.apiKey !== undefined };
  throw errorFromAnswer(callOf(connection, request), answer);
}

/** The request in words, without its query. */
export const callOf = ({ baseUrl }: Connection, { method, path }: ApiRequest): string =>
  `${method} ${baseUrl}${path.replace(/\?.*/, "")}`;

async function exchange<Answer>(
  connection: Connection,
  request: ApiRequest,
  read: (response: Response) => Promise<Answer>,
): Promise<Answer> {
  const { signal } = request;
  const call = callOf(connection, request);
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
    return await Promise.race([stopped, roundTrip(connection, request, controller.signal).then(read)]);
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

async function roundTrip(connection: Connection, request: ApiRequest, signal: AbortSignal): Promise<Response> {
  const { apiKey, baseUrl } = connection;
  const fetch = connection.fetch ?? globalThis.fetch;
  return fetch(baseUrl + request.path, {
    method: request.method,
    body: request.body ?? null,
    headers: {
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
      ...(request.body !== undefined && { "content-type": "application/json" }),
      ...request.headers,
      "x-kai-client": `kai-js/${VERSION}`,
      "x-kai-ingest": "1",
    },
    // A followed redirect would turn POST into GET, or carry logs to another host.
    redirect: "manual",
    signal,
    ...(apiKey === undefined && { credentials: "same-origin" }),
  });
}

/** The code of a socket error says it best; the messages above it only say "fetch failed". */
export function reasonOf(error: unknown): string {
  const { cause, message } = Object(error) as { cause?: { code?: string; message?: string }; message?: string };
  return cause?.code ?? cause?.message ?? message ?? "unknown reason";
}
