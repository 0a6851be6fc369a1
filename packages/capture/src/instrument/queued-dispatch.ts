/** Deep enough for a pool that sends a queued request, near enough to cost a few microseconds. */
const FRAMES = 14;

/** Functions of undici that send a request from the callback of another one: a freed connection, a redirect, a retry. */
const foreign = new Set(["onDrain", "[onDrain]", "[drain queue]", "onComplete", "onResponseEnd", "onRetry"]);

/**
 * Whether undici is sending a request that it held back: then the async context is not that of the request's caller, but of whichever request freed a
 * connection. undici 8.12 and later restores the context of requests that waited for a connection.
 */
export function isQueuedDispatch(): boolean {
  for (const site of callers()) {
    const name = site.getFunctionName() ?? "";
    if (name === "runInAsyncScope") return false;
    if (foreign.has(name) || (name === "retry" && site.getTypeName() === "RetryHandler")) return true;
  }
  return false;
}

/** The running functions, the nearest first. */
function callers(): NodeJS.CallSite[] {
  const { stackTraceLimit } = Error;
  const prepare: unknown = Reflect.get(Error, "prepareStackTrace");
  try {
    Error.stackTraceLimit = FRAMES;
    // Our own form is cheap, and independent of what the host does to stacks, such as mapping them to sources.
    Error.prepareStackTrace = (_, sites) => sites;
    const holder: { stack?: unknown } = {};
    Error.captureStackTrace(holder, isQueuedDispatch);
    return holder.stack as NodeJS.CallSite[];
  } finally {
    Reflect.set(Error, "prepareStackTrace", prepare);
    Error.stackTraceLimit = stackTraceLimit;
  }
}
