import type { IncomingMessage, ServerResponse } from "node:http";
import { enterRequestScope, type Scope } from "@kai/capture";
import type { ArgumentsHost, ExecutionContext } from "@nestjs/common";
import { ExecutionContextHost } from "@nestjs/core/helpers/execution-context-host.js";
import type { KaiModuleOptions } from "./options.ts";

type PlatformRequest = IncomingMessage & { raw?: IncomingMessage; res?: ServerResponse };

/** The scopes of requests, and what the module's `context` is asked with. */
const known = new WeakMap<IncomingMessage, { scope: Scope; host: ArgumentsHost }>();

/** Middleware for every platform: opens the scope in which guards, pipes, filters, resolvers and all else of a request run. */
export function createMiddleware(options: KaiModuleOptions) {
  return (req: IncomingMessage, res: ServerResponse, next: () => void): void => {
    const request = { scope: enterRequestScope(req), host: new ExecutionContextHost([req, res]) as ArgumentsHost };
    known.set(req, request);
    request.scope.resolveWith(() => options.context?.(request.host));
    request.scope.ignoreIf(() => options.ignore?.(req) ?? false);
    request.scope.run(next);
  };
}

/** The scope of the request a handler runs for; `undefined` for messages. */
export function findRequestScope(execution: ExecutionContext): Scope | undefined {
  const host = hostOf(execution);
  const platformRequest = host.switchToHttp().getRequest<PlatformRequest | undefined>();
  const request = known.get((platformRequest?.raw ?? platformRequest) as IncomingMessage);
  // Guards on Fastify add to its own request, which the middleware cannot see.
  if (request) request.host = host;
  return request?.scope;
}

/** For GraphQL, the side of HTTP. */
export function hostOf(execution: ExecutionContext): ArgumentsHost {
  if (execution.getType<string>() !== "graphql") return execution;
  const request = execution.getArgByIndex<{ req?: PlatformRequest } | undefined>(2)?.req;
  return new ExecutionContextHost([request, request?.res]);
}
