import type { IncomingMessage } from "node:http";
import { openScope, type Scope } from "@kai/capture";

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
