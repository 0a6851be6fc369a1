import type { FastifyReply } from "fastify";

/** Well within the time after which proxies cut connections that say nothing. */
const usualMs = 15_000;

/** Says a comment in a stream of server-sent events when nothing else was sent for a while. What is sent must be whole events each time. */
export function sendHeartbeats({ raw }: FastifyReply, everyMs = usualMs): void {
  let before: number | undefined;
  const timer = setInterval(() => {
    const mayWrite = raw.headersSent && !raw.writableEnded && !raw.writableNeedDrain;
    if (mayWrite && raw.socket?.bytesWritten === before) raw.write(": ping\n\n");
    before = raw.socket?.bytesWritten;
  }, everyMs);
  timer.unref();
  raw.once("close", () => clearInterval(timer));
}
