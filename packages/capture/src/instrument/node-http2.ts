import type { ClientHttp2Stream, IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http2";
import type { Call } from "../call.ts";
import type { Ending } from "../outcome.ts";
import type { Recorder } from "../recorder.ts";
import { answerHead } from "./answer-head.ts";
import { callers } from "../callers.ts";
import type { Guard } from "../guard.ts";
import { subscribe } from "./channels.ts";
import { watchMethod } from "./watch-method.ts";

/** Records the LLM calls made with `node:http2`, as the SDK of AWS does. Node tells of them from 22.17 and 24.2 on. */
export function recordNodeHttp2(recorder: Recorder, guard: Guard): () => void {
  const taps = new WeakMap<ClientHttp2Stream, Tap>();
  return subscribe(
    {
      "http2.client.stream.created"({ stream, headers }: { stream: ClientHttp2Stream; headers: OutgoingHttpHeaders }) {
        const { ":method": method, ":path": path, ":authority": host, "content-type": requestType } = headers;
        if (method !== "POST" || isOfUndici()) return;
        const call = recorder.begin({ method, path: String(path), host: String(host) });
        if (!call) return;
        call.requestType = requestType?.toString();
        taps.set(stream, new Tap(call, stream, guard));
      },
      "http2.client.stream.finish"({ stream, headers }: { stream: ClientHttp2Stream; headers: IncomingHttpHeaders }) {
        const status = Number(headers[":status"]);
        taps.get(stream)?.call.answerStarted(answerHead(status, (name) => headers[name]?.toString()));
      },
      "http2.client.stream.error"({ stream, error }: { stream: ClientHttp2Stream; error: unknown }) {
        taps.get(stream)?.failed(error);
      },
    },
    guard,
  );
}

/** Watches one stream through its methods, which go on as before. */
class Tap {
  readonly call: Call;
  #ending: Ending | undefined;

  constructor(call: Call, stream: ClientHttp2Stream, guard: Guard) {
    this.call = call;
    const sent = guard((chunk: unknown, encoding: unknown) => {
      if (typeof chunk === "string") call.requestSent(Buffer.from(chunk, encoding as BufferEncoding));
      else if (chunk instanceof Uint8Array) call.requestSent(chunk);
    });
    const received = guard((chunk: unknown) => {
      if (chunk instanceof Uint8Array) call.answerReceived(chunk);
      // Destroying a stream ends it too.
      else if (chunk === null && !stream.destroyed && !this.#ending) call.end({ kind: "complete" });
    });
    const left = guard((reason: unknown) => {
      // Node itself calls these when the server reset the stream, or the connection is gone.
      const isLost = stream.closed || stream.session?.socket.destroyed !== false;
      this.#ending ??= isLost ? { kind: "failed", error: reason } : { kind: "aborted", reason };
    });
    watchMethod(stream, "write", sent);
    watchMethod(stream, "end", sent);
    watchMethod(stream, "push", received);
    watchMethod(
      stream,
      "close",
      guard(() => left(undefined)),
    );
    watchMethod(stream, "destroy", left);
    stream.once(
      "close",
      guard(() => call.end(this.#ending ?? { kind: "failed", error: undefined })),
    );
  }

  /** Says more than the destruction that led to it. */
  failed(error: unknown): void {
    if (this.#ending?.kind !== "aborted") this.#ending = { kind: "failed", error };
  }
}

/** undici, which has channels of its own, speaks HTTP/2 through Node. */
function isOfUndici(): boolean {
  return callers(isOfUndici, 10).some((site) => site.getFunctionName() === "writeH2");
}
