const asSites = (_: Error, sites: NodeJS.CallSite[]) => sites;

/** The functions that are running below `self`, the nearest first; none when it is not running. */
export function callers(self: (...args: never[]) => unknown, depth: number): NodeJS.CallSite[] {
  const { stackTraceLimit } = Error;
  const prepare: unknown = Reflect.get(Error, "prepareStackTrace");
  try {
    Error.stackTraceLimit = depth;
    // Our own form is cheap, and independent of what the host does to stacks, such as mapping them to sources.
    Error.prepareStackTrace = asSites;
    const holder: { stack?: unknown } = {};
    Error.captureStackTrace(holder, self);
    return holder.stack as NodeJS.CallSite[];
  } finally {
    Reflect.set(Error, "prepareStackTrace", prepare);
    Error.stackTraceLimit = stackTraceLimit;
  }
}
