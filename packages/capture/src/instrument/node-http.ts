import type { ClientRequest, IncomingMessage } from "node:http";
import type { Call } from "../call.ts";
import type { Ending } from "../outcome.ts";
import type { Recorder } from "../recorder.ts";
import { answerHead, INGEST_HEADER } from "./answer-head.ts";
import type { Guard } from "../guard.ts";
import { subscribe } from "./channels.ts";
import { watchMethod } from "./watch-method.ts";

/** Records the LLM calls made with `node:http` and `node:https`, as axios and older SDKs do. */
export function recordNodeHttp(recorder: Recorder, guard: Guard): () => void {
  const taps = new WeakMap<ClientRequest, Tap>();
  return subscribe(
    {
      "http.client.request.created"({ request }: { request: ClientRequest }) {
        if (request.hasHeader(INGEST_HEADER)) return;
        const { method, path } = request;
        const call = recorder.begin({ method, path, host: String(request.getHeader("host") ?? request.host) });
        if (call) taps.set(request, new Tap(call, request, guard));
      },
      "http.client.response.finish"({ request, response }: { request: ClientRequest; response: IncomingMessage }) {
        taps.get(request)?.watchAnswer(response);
      },
      "http.client.request.error"({ request, error }: { request: ClientRequest; error: unknown }) {
        taps.get(request)?.failed(error);
      },
    },
    guard,
  );
}

/** Watches one request and its answer through methods of these two objects, which go on as before. */
class Tap {
  readonly #call: Call;
  readonly #guard: Guard;
  #ending: Ending | undefined;

  constructor(call: Call, request: ClientRequest, guard: Guard) {
    this.#call = call;
    this.#guard = guard;
    const sent = guard((chunk: unknown, encoding: unknown) => {
      // Not before: headers may be set until the first byte.
      call.requestType ??= request.getHeader("content-type")?.toString();
      this.#sent(chunk, encoding);
    });
    watchMethod(request, "write", sent);
    watchMethod(request, "end", sent);
    watchMethod(
      request,
      "destroy",
      guard((reason) => this.#destroyed(reason)),
    );
    const closed = guard(() => call.end(this.#ending ?? { kind: "failed", error: undefined }));
    request.once("close", closed);
  }

  watchAnswer(answer: IncomingMessage): void {
    const { headers, statusCode = 0 } = answer;
    // Now: axios deletes headers later.
    this.#call.answerStarted(answerHead(statusCode, (name) => headers[name]?.toString()));
    const pushed = (chunk: unknown) => {
      if (chunk instanceof Uint8Array) this.#call.answerReceived(chunk);
      else if (chunk === null && answer.complete) this.#call.end({ kind: "complete" });
    };
    watchMethod(answer, "push", this.#guard(pushed));
    watchMethod(
      answer,
      "destroy",
      this.#guard((reason) => this.#destroyed(reason)),
    );
  }

  failed(error: unknown): void {
    this.#ending ??= { kind: "failed", error };
  }

  #sent(chunk: unknown, encoding: unknown): void {
    if (typeof chunk === "string") this.#call.requestSent(Buffer.from(chunk, encoding as BufferEncoding));
    else if (chunk instanceof Uint8Array) this.#call.requestSent(chunk);
  }

  /** Node itself destroys an answer only when its connection was lost; everything else is the caller's doing. */
  #destroyed(reason: unknown): void {
    if (Object(reason).code === "ECONNRESET") this.failed(reason);
    else this.#ending ??= { kind: "aborted", reason };
  }
}
