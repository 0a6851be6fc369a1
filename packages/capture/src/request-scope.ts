import { openScope, type Scope } from "./scope.ts";

/** A request of `node:http`, as far as it matters. */
interface IncomingRequest {
  emit(event: string | symbol, ...args: unknown[]): boolean;
  kai?: Scope;
}

/**
 * The scope of a request of `node:http`, made when there is none: for adapters. Whatever the request emits, such as its body, is heard in the scope too;
 * the scope is found again as the request's property `kai`.
 */
export function enterRequestScope(req: IncomingRequest): Scope {
  if (req.kai) return req.kai;
  const scope = openScope();
  req.kai = scope;
  const emit = req.emit.bind(req);
  // Its events come from the socket, which belongs to no request: parsers that listen to them would lose the scope.
  req.emit = (...args) => (scope.isCurrent ? emit(...args) : scope.run(() => emit(...args)));
  return scope;
}
