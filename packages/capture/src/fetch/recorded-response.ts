import type { Call } from "../call.ts";
import { answerHead } from "../instrument/answer-head.ts";
import type { Ending } from "../outcome.ts";

interface Endings {
  end: (ending: Ending) => void;
  /** Ends a call for which reading failed. */
  fail: (error: unknown) => void;
}

/** Bodies that nobody reads, once nobody can. Absent in some workers. */
const unread =
  typeof FinalizationRegistry === "undefined"
    ? undefined
    : new FinalizationRegistry<Endings>(({ end }) => end({ kind: "abandoned" }));

/** The same answer, of which is read along what its reader reads, when they read it. */
export function recordedResponse(source: Response, call: Call, endings: Endings): Response {
  const { status, statusText, headers, body } = source;
  // The body is decoded already.
  call.answerStarted({ ...answerHead(status, (name) => headers.get(name) ?? undefined), contentEncoding: "" });
  if (!body) {
    endings.end({ kind: "complete" });
    return source;
  }
  return likeness(new Response(recordedBody(body, call, endings), { status, statusText, headers }), source);
}

/** The response, and its clones, with what cannot be said when one is made. */
function likeness(response: Response, source: Response): Response {
  const { url, type, redirected } = source;
  const clone = () => likeness(Response.prototype.clone.call(response), source);
  for (const [name, value] of Object.entries({ url, type, redirected, clone })) {
    Object.defineProperty(response, name, { value, configurable: true, writable: true });
  }
  return response;
}

/**
 * The same bytes. The source is locked only when they are asked for: until then the runtime can free the connection of an answer that is thrown away
 * unread. Nothing is read ahead, and cancelling reaches the source.
 */
function recordedBody(source: ReadableStream<Uint8Array<ArrayBuffer>>, call: Call, endings: Endings): ReadableStream {
  let reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined;
  const body = new ReadableStream({
    type: "bytes",
    async pull(controller) {
      try {
        reader ??= source.getReader();
        const { done, value } = await reader.read();
        if (done) {
          endings.end({ kind: "complete" });
          controller.close();
          // A reader that brought its own buffer waits for it.
          controller.byobRequest?.respond(0);
        } else {
          // A copy: enqueueing takes the bytes away.
          call.answerReceived(new Uint8Array(value));
          controller.enqueue(value);
        }
      } catch (error) {
        endings.fail(error);
        controller.error(error);
      }
    },
    cancel(reason) {
      endings.end({ kind: "aborted", reason });
      return (reader ?? source).cancel(reason);
    },
  });
  unread?.register(body, endings);
  return body;
}
