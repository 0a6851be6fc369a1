import type { CaptureHandle } from "@kai/capture";
import { after } from "next/server.js";

interface RequestContext {
  waitUntil?: (work: Promise<unknown>) => void;
}

/** Where platforms tell how to keep a process awake: what `after` is made of, and all there is outside of the App Router. */
const platforms = [Symbol.for("@next/request-context"), Symbol.for("@vercel/request-context")];

/** Has the logs of a request sent before its platform puts the process to sleep. The answer does not wait for it. */
export function flushAfter(work: unknown, capture: CaptureHandle): void {
  try {
    after(() => capture.flush());
  } catch {
    // Not in a request of the App Router.
    waitUntil(Promise.allSettled([work]).then(() => capture.flush()));
  }
}

function waitUntil(work: Promise<unknown>): void {
  const root = globalThis as { [platform: symbol]: { get?: () => RequestContext | undefined } | undefined };
  for (const platform of platforms) root[platform]?.get?.()?.waitUntil?.(work);
}
