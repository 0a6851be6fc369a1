import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";

export interface DiscardOptions {
  /** @default 128 MiB, more than the largest batch */
  mostBytes?: number;
  /** @default 30 seconds */
  mostMs?: number;
}

/**
 * Lets answers arrive that are given before all of the body has come. Closing a connection on which bytes are still under way resets it,
 * and the client sees that instead of the answer. So the connection outlives the answer until the rest of the body was read and dropped.
 * Who sends on beyond the bounds is cut off, and misses the answer if it has not read it by then.
 */
export function answerBeforeBody(app: FastifyInstance, options: DiscardOptions = {}): void {
  app.addHook("onSend", async ({ raw: body }, reply, payload) => {
    if (body.complete || body.destroyed) return payload;
    const { raw: answer } = reply;
    const isLast = !answer.shouldKeepAlive;
    // Both Fastify, of a body it did not take, and Node, of a client that asks for it, would close with the answer.
    reply.removeHeader("connection");
    answer.removeHeader("connection");
    answer.shouldKeepAlive = true;
    body.unpipe();
    answer.once("close", () => void readOn(body, isLast, options));
    return payload;
  });
}

async function readOn(body: IncomingMessage, isLast: boolean, options: DiscardOptions): Promise<void> {
  if (!(await discard(body, options))) body.socket.destroy();
  else if (isLast) body.socket.end();
}

/** Reads until the body has come or its sender has left. Answers false when it is still coming at the bounds. */
async function discard(
  body: IncomingMessage,
  { mostBytes = 128 * 1024 * 1024, mostMs = 30_000 }: DiscardOptions,
): Promise<boolean> {
  body.resume();
  if (body.complete || body.destroyed) return true;
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), mostMs);
  let bytes = 0;
  body.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostBytes) over.abort();
  });
  const hasEnded = await once(body, "close", { signal: over.signal }).then(
    () => true,
    () => false,
  );
  clearTimeout(timer);
  return hasEnded;
}
