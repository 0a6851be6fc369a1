import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * A signal that aborts when the client goes away before it has the whole answer: passed to an SDK, it stops the model.
 *
 * @example
 * openai.chat.completions.create(body, { signal: abortSignal(req, res) });
 */
export function abortSignal(req: IncomingMessage, res: ServerResponse): AbortSignal {
  const controller = new AbortController();
  const abort = () => controller.abort(new DOMException("The client disconnected", "AbortError"));
  if (req.socket.destroyed) abort();
  res.once("close", () => {
    if (!res.writableFinished) abort();
  });
  return controller.signal;
}
