/** Something that may still hold logs when the process has nothing else to do. */
export interface ExitFlushable {
  flushBeforeExit(): Promise<void>;
}

const key = Symbol.for("kai.client.exit.v1");

/** Flushes this sender when Node runs out of work; forgotten again after that, or by {@link cancelExitFlush}. */
export function flushAtExit(sender: ExitFlushable): void {
  pending()?.add(sender);
}

export function cancelExitFlush(sender: ExitFlushable): void {
  pending()?.delete(sender);
}

/** One set and one listener per process, however many clients and copies of this package. */
function pending(): Set<ExitFlushable> | undefined {
  if (typeof process === "undefined" || typeof process.on !== "function") return undefined;
  const known = Reflect.get(globalThis, key) as Set<ExitFlushable> | undefined;
  if (known) return known;
  const senders = new Set<ExitFlushable>();
  Reflect.set(globalThis, key, senders);
  process.on("beforeExit", () => {
    // A flush keeps the process alive and so ends in another `beforeExit`: each sender gets one per new log.
    const flushing = [...senders];
    senders.clear();
    for (const sender of flushing) void sender.flushBeforeExit();
  });
  return senders;
}
