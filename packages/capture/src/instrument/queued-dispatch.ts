import diagnostics from "node:diagnostics_channel";
import { callers } from "../callers.ts";

/** Deep enough for a pool that sends a queued request, near enough to cost a few microseconds. */
const FRAMES = 8;
const created = diagnostics.channel("undici:request:create");

/** Functions of undici that send a request from the callback of another one: a freed connection, a redirect, a retry. */
const foreign = new Set(["onDrain", "[onDrain]", "[drain queue]", "onComplete", "onResponseEnd", "onRetry"]);

/**
 * Whether undici is sending a request that it held back: then the async context is not that of the request's caller, but of whichever request freed a
 * connection. undici 8.12 and later restores the context of requests that waited for a connection. To be asked while undici tells of the request.
 */
export function isQueuedDispatch(): boolean {
  // The functions that called the one that told us.
  const sites = callers(Reflect.get(created, "publish"), FRAMES);
  for (const site of sites) {
    const name = site.getFunctionName() ?? "";
    if (name === "runInAsyncScope") return false;
    if (foreign.has(name) || (name === "retry" && site.getTypeName() === "RetryHandler")) return true;
  }
  // Nobody can tell, and the wrong customer would be worse than none.
  return sites.length === 0;
}
