/** A request of `node:http`, or of a framework that holds it, such as Fastify's. */
interface Incoming {
  socket: { destroyed: boolean };
}

/** A response of `node:http`. */
interface Outgoing {
  writableFinished: boolean;
  once(event: "close", listener: () => void): unknown;
}

/**
 * A signal that aborts when the client goes away before it has the whole answer: passed to an SDK, it stops the model.
 *
 * @param res the response of `node:http`, or of a framework that holds it as `raw`
 *
 * @example
 * openai.chat.completions.create(body, { signal: abortSignal(req, res) });
 */
export function abortSignal(req: Incoming, res: Outgoing | { raw: Outgoing }): AbortSignal {
  const controller = new AbortController();
  const abort = () => controller.abort(new DOMException("The client disconnected", "AbortError"));
  const response = "raw" in res ? res.raw : res;
  if (req.socket.destroyed) abort();
  response.once("close", () => {
    if (!response.writableFinished) abort();
  });
  return controller.signal;
}
