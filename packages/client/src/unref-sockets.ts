import { nodeModule } from "./node-module.ts";

interface SendHeaders {
  readonly request: { readonly path: string };
  readonly headers: unknown;
  readonly socket: object & { ref(): void; unref(): void; readonly alpnProtocol?: unknown };
}

const unrefd = new WeakSet<object>();
let subscribed = false;

/**
 * Lets a Node process end while a request to this path waits for a slow server. fetch has no option for it, but undici
 * publishes the socket of each request. A connection still being made holds the process until it times out.
 */
export function unrefSocketsOf(path: string): void {
  if (subscribed) return;
  subscribed = true;
  nodeModule("node:diagnostics_channel")?.subscribe("undici:client:sendHeaders", (message) => {
    const { request, headers, socket } = message as SendHeaders;
    const isOurs = request.path.endsWith(path) && String(headers).includes("x-kai-ingest");
    // An HTTP/2 socket is shared with requests that somebody may be waiting for.
    if (isOurs && socket.alpnProtocol !== "h2") {
      socket.unref();
      unrefd.add(socket);
    } else if (unrefd.delete(socket)) {
      socket.ref();
    }
  });
}
