import type { IncomingMessage } from "node:http";
import { type KaiContext, openScope, type Scope } from "@kai/capture";

/** What a handler can say about its request. */
export interface RequestContext {
  /** What was given so far, without what the middleware's `context` would say. */
  readonly context: KaiContext;
  /** Adds to the context of the calls that start from now on; `metadata` is merged by key. */
  set(context: KaiContext): void;
}

type WithScope = IncomingMessage & { kai?: Scope };

/** The scope of a request, made when there is none. Whatever the request emits, such as its body, is heard in the scope too. */
export function enterScope(req: WithScope): Scope {
  if (req.kai) return req.kai;
  const scope = openScope();
  req.kai = scope;
  const emit = req.emit.bind(req);
  // Its events come from the socket, which belongs to no request: parsers that listen to them would lose the scope.
  req.emit = (...args: Parameters<typeof emit>) => (scope.isCurrent ? emit(...args) : scope.run(() => emit(...args)));
  return scope;
}

/**
 * The context of a request.
 *
 * @throws {Error} when the middleware did not see the request
 */
export function getKai(req: IncomingMessage): RequestContext {
  const { kai } = req as WithScope;
  if (kai) return kai;
  throw new Error("[kai] This request has no context: mount the middleware before its handler, app.use(kai()).");
}
