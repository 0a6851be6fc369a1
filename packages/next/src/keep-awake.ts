import { after } from "next/server.js";

type RequestContext = { waitUntil?: (work: Promise<unknown>) => void } | undefined;

/** Where platforms tell how to keep a process awake: what `after` is made of, and all there is outside of the App Router. */
const platforms = [Symbol.for("@next/request-context"), Symbol.for("@vercel/request-context")];

/** Keeps the process awake for the work, where it may be put to sleep once the current request is answered. The answer does not wait for it. */
export function keepAwake(work: () => Promise<unknown>): void {
  try {
    after(work);
  } catch {
    // Not in a request of the App Router.
    const working = work();
    const root = globalThis as { [platform: symbol]: { get?: () => RequestContext } | undefined };
    for (const platform of platforms) root[platform]?.get?.()?.waitUntil?.(working);
  }
}
