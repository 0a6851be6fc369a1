import type { IncomingHttpHeaders } from "node:http";
import { type Dispatcher, errors, request as send } from "undici";
import { notAllowed } from "./address-policy.ts";
import type { Failure } from "./failure.ts";
import type { ProviderRequest } from "./provider.ts";

/** How long each part of a call may take, in milliseconds. */
export interface Timeouts {
  /** From the request to the first content of the answer. */
  firstToken: number;
  /** Between two pieces of the answer. */
  idle: number;
  /** All of it. */
  total: number;
}

export const defaultTimeouts: Timeouts = { firstToken: 120_000, idle: 60_000, total: 600_000 };

export interface UpstreamAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Dispatcher.ResponseData["body"];
  /** The first content has come: from here on only `idle` and `total` limit the answer. */
  started(): void;
  /** The provider has said all it has to say: the connection is kept for another call. */
  complete(): void;
  /** Ends the call, whatever of it is left, and with it the connection. Harmless when repeated, and after `complete`. */
  end(): void;
}

/** How long a provider may take to end its answer after its last word, in milliseconds. */
const lingerMs = 1000;

/** Thrown for calls that got no answer, or only the start of one. */
export class UpstreamFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.message, { cause });
    this.name = "UpstreamFailure";
    this.failure = failure;
  }
}

export interface UpstreamCall extends ProviderRequest {
  body: string | Uint8Array;
  /** The client's: when it leaves, so does the provider. */
  signal: AbortSignal;
  timeouts: Timeouts;
  dispatcher?: Dispatcher;
}

/**
 * Sends a request to a provider. Whatever ends the call early, the connection is closed, so that no tokens are paid for that nobody reads.
 *
 * @throws UpstreamFailure; what the client's signal throws when the client has left
 */
export async function callUpstream({
  url,
  headers,
  body,
  signal,
  timeouts,
  dispatcher,
}: UpstreamCall): Promise<UpstreamAnswer> {
  const call = new AbortController();
  const leave = () => call.abort(signal.reason);
  if (signal.aborted) leave();
  signal.addEventListener("abort", leave, { once: true });
  const late = (code: string, message: string, ms: number) =>
    setTimeout(() => call.abort(new UpstreamFailure({ code, message })), ms);
  const first = late("upstream_timeout", "The provider did not start to answer in time.", timeouts.firstToken);
  const total = late("upstream_timeout", "The provider's answer took too long.", timeouts.total);
  let isOver = false;
  const finish = () => {
    isOver = true;
    clearTimeout(first);
    clearTimeout(total);
    signal.removeEventListener("abort", leave);
  };
  const end = () => {
    if (isOver) return;
    finish();
    call.abort();
  };
  try {
    const answer = await send(url, {
      method: "POST",
      headers,
      body,
      dispatcher,
      signal: call.signal,
      headersTimeout: timeouts.firstToken,
      bodyTimeout: timeouts.idle,
    });
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: answer.body,
      started: () => clearTimeout(first),
      complete() {
        finish();
        if (answer.body.readableEnded) return;
        const timer = setTimeout(() => call.abort(), lingerMs);
        answer.body.once("close", () => clearTimeout(timer));
        answer.body.on("error", () => {}).resume(); // The answer is whole.
      },
      end,
    };
  } catch (error) {
    end();
    throw signal.aborted ? signal.reason : asFailure(error);
  }
}

/** What an error of the connection means. Its text may hold addresses of the operator's network, so it is not passed on. */
export function asFailure(error: unknown): UpstreamFailure {
  if (error instanceof UpstreamFailure) return error;
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.ConnectTimeoutError)
    return new UpstreamFailure({ code: "upstream_timeout", message: "The provider did not answer in time." }, error);
  if (error instanceof errors.BodyTimeoutError)
    return new UpstreamFailure(
      { code: "upstream_stalled", message: "The provider stopped sending its answer." },
      error,
    );
  const { code } = error as { code?: string };
  if (code === notAllowed)
    return new UpstreamFailure(
      { status: 400, code: "api_base_not_allowed", message: "The address in api_base is private." },
      error,
    );
  const unreachable =
    code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "EHOSTUNREACH";
  return unreachable
    ? new UpstreamFailure({ code: "upstream_unreachable", message: "The provider could not be reached." }, error)
    : new UpstreamFailure({ code: "upstream_truncated", message: "The connection to the provider broke." }, error);
}
