import type { Call } from "../call.ts";
import type { Recorder } from "../recorder.ts";
import { answerHead, INGEST_HEADER } from "./answer-head.ts";
import type { Guard } from "../guard.ts";
import { subscribe } from "./channels.ts";
import { isGenerator, peekBody } from "./peek-body.ts";
import { isQueuedDispatch } from "./queued-dispatch.ts";
import { watchMethod } from "./watch-method.ts";

/** The part of undici's `Request` that is used here, as versions 6, 7 and 8 have it. */
interface UndiciRequest {
  method: string;
  path: string;
  origin?: string | URL;
  headers: string[];
  contentLength: number | null;
  body: unknown;
}

type RawHeaders = (Uint8Array | string | unknown[])[] | Record<string, string | string[] | undefined>;

/** Records the LLM calls made with `fetch`, and with any version of undici through any dispatcher. */
export function recordUndici(recorder: Recorder, guard: Guard): () => void {
  const taps = new WeakMap<UndiciRequest, Tap>();
  return subscribe(
    {
      "undici:request:create"({ request }: { request: UndiciRequest }) {
        const { method, path, origin = "" } = request;
        if (method !== "POST" || isIngest(request)) return;
        const host = String(origin).replaceAll(/^\w+:\/\/|\/$/g, "");
        const call = recorder.begin({ method, host, path }, () => !isQueuedDispatch());
        if (call) taps.set(request, new Tap(call, request, guard));
      },
      "undici:request:bodyChunkSent"({ request, chunk }: { request: UndiciRequest; chunk: Uint8Array | string }) {
        taps.get(request)?.sent(chunk);
      },
      "undici:request:headers"(message: {
        request: UndiciRequest;
        response: { statusCode: number; headers: RawHeaders };
      }) {
        const { statusCode, headers } = message.response;
        taps.get(message.request)?.call.answerStarted(answerHead(statusCode, (name) => headerOf(headers, name)));
      },
      "undici:request:bodyChunkReceived"({ request, chunk }: { request: UndiciRequest; chunk: Uint8Array }) {
        taps.get(request)?.received(chunk);
      },
      "undici:request:trailers"({ request }: { request: UndiciRequest }) {
        taps.get(request)?.call.end({ kind: "complete" });
      },
      "undici:request:error"({ request, error }: { request: UndiciRequest; error: unknown }) {
        taps.get(request)?.failed(error);
      },
    },
    guard,
  );
}

/** Watches one request: its chunks, and whether its caller gives up. */
class Tap {
  readonly call: Call;
  #lastSent: Uint8Array | string | undefined;
  #lastReceived: Uint8Array | undefined;
  #isAborted = false;

  constructor(call: Call, request: UndiciRequest, guard: Guard) {
    this.call = call;
    call.requestType = headerOf(request.headers, "content-type");
    this.#watchBody(request);
    this.#watchAbort(request);
    // Versions before 7.12 (Node 22, and 24 before 24.5) tell no chunks by channel: this request's own methods are watched.
    if (!("onData" in request)) return;
    watchMethod(
      request,
      "onBodySent",
      guard((chunk: Uint8Array | string) => this.sent(chunk)),
    );
    watchMethod(
      request,
      "onData",
      guard((chunk: Uint8Array) => this.received(chunk)),
    );
  }

  /** Some versions tell a chunk by the channel and by the method. */
  sent(chunk: Uint8Array | string): void {
    if (chunk === this.#lastSent) return;
    this.#lastSent = chunk;
    this.call.requestSent(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  }

  received(chunk: Uint8Array): void {
    if (chunk === this.#lastReceived) return;
    this.#lastReceived = chunk;
    this.call.answerReceived(chunk);
  }

  failed(error: unknown): void {
    if (!this.#isAborted) this.call.end({ kind: "failed", error });
    // What fetch does when the response of an unread answer is garbage collected.
    else if (String(error).includes("garbage collected")) this.call.end({ kind: "abandoned" });
    else this.call.end({ kind: "aborted", reason: error });
  }

  #watchBody(request: UndiciRequest): void {
    const { body } = request;
    if (body instanceof Uint8Array) this.call.expectRequest(body);
    // A body of known length comes from a string or bytes: reading it early is not noticed.
    else if (request.contentLength !== null && isGenerator(body)) {
      request.body = peekBody(body, (chunk) => this.call.expectRequest(chunk));
    }
  }

  /** Only the caller gets the function that aborts: an error that it did not cause comes from the connection. */
  #watchAbort(request: UndiciRequest): void {
    const name = "onRequestStart" in request ? "onRequestStart" : "onConnect";
    const start: unknown = Reflect.get(request, name);
    if (typeof start !== "function") return;
    Reflect.set(request, name, (abort: (reason: unknown) => void, ...rest: unknown[]) => {
      const abortSeen = (reason: unknown) => {
        this.#isAborted = true;
        abort(reason);
      };
      return Reflect.apply(start, request, [abortSeen, ...rest]) as unknown;
    });
  }
}

function isIngest({ headers }: UndiciRequest): boolean {
  return headers.includes(INGEST_HEADER);
}

/** Names and values in turn, or an object, depending on version and protocol. */
function headerOf(headers: RawHeaders, name: string): string | undefined {
  if (!Array.isArray(headers)) return headers[name]?.toString();
  for (let index = 0; index < headers.length; index += 2) {
    const key = headers[index]!;
    if (key.length === name.length && String(key).toLowerCase() === name) return String(headers[index + 1]);
  }
  return undefined;
}
