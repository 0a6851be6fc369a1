import type { IncomingMessage } from "node:http";
import type { KaiContext, Scope } from "@kai/capture";

/** What a handler can say about its request. */
export interface RequestContext {
  /** What was given so far, without what the middleware's `context` would say. */
  readonly context: KaiContext;
  /** Adds to the context of the calls that start from now on; `metadata` is merged by key. */
  set(context: KaiContext): void;
}

/**
 * The context of a request.
 *
 * @throws {Error} when the middleware did not see the request
 */
export function getKai(req: IncomingMessage): RequestContext {
  const { kai } = req as IncomingMessage & { kai?: Scope };
  if (kai) return kai;
  throw new Error("[kai] This request has no context: mount the middleware before its handler, app.use(kai()).");
}
