import { callers } from "../callers.ts";

/** Deep enough for a pool that sends a queued request, near enough to cost a few microseconds. */
const FRAMES = 14;

/** Functions of undici that send a request from the callback of another one: a freed connection, a redirect, a retry. */
const foreign = new Set(["onDrain", "[onDrain]", "[drain queue]", "onComplete", "onResponseEnd", "onRetry"]);

/**
 * Whether undici is sending a request that it held back: then the async context is not that of the request's caller, but of whichever request freed a
 * connection. undici 8.12 and later restores the context of requests that waited for a connection.
 */
export function isQueuedDispatch(): boolean {
  for (const site of callers(isQueuedDispatch, FRAMES)) {
    const name = site.getFunctionName() ?? "";
    if (name === "runInAsyncScope") return false;
    if (foreign.has(name) || (name === "retry" && site.getTypeName() === "RetryHandler")) return true;
  }
  return false;
}
