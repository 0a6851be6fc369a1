import { allHolding } from "./process-end.ts";

const signals = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

/** A signal that usually ends a process. */
export type FlushSignal = (typeof signals)[number];

const key = Symbol.for("kai.client.signals.v1");

/** Lets these signals wait for a last flush. One listener each, however many clients and copies of this package. */
export function flushOnSignals(wanted: readonly FlushSignal[]): void {
  if (typeof process === "undefined" || typeof process.prependListener !== "function") return;
  const known = (Reflect.get(globalThis, key) ?? new Set()) as Set<FlushSignal>;
  Reflect.set(globalThis, key, known);
  for (const signal of signals) {
    if (!wanted.includes(signal) || known.has(signal)) continue;
    known.add(signal);
    listen(signal);
  }
}

function listen(signal: FlushSignal): void {
  let isEnding = false;
  const end = () => {
    for (const member of allHolding()) member.saveAtExit();
    process.removeListener(signal, onSignal);
    process.kill(process.pid, signal);
  };
  const onSignal = () => {
    // The same signal again means now.
    if (isEnding) return end();
    isEnding = process.listenerCount(signal) === 1;
    const flushed = Promise.all(allHolding().map((member) => member.flushBeforeExit()));
    if (isEnding) void flushed.then(end, end);
  };
  // First of all, so that a listener that is there once is still counted.
  process.prependListener(signal, onSignal);
}
