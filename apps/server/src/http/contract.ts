import { type Endpoint, everyPath, scopesOf } from "@kai/schema";
import type { FastifyInstance, RouteHandlerMethod, RouteShorthandOptions } from "fastify";

/** Registers the route of a contract on all of its paths. */
export function serve(
  app: FastifyInstance,
  endpoint: Endpoint,
  handler: RouteHandlerMethod,
  options: RouteShorthandOptions = {},
): void {
  for (const path of everyPath(endpoint)) {
    app.route({
      ...options,
      method: endpoint.method,
      url: path.replaceAll(/\{(\w+)\}/g, ":$1"),
      config: {
        scopes: scopesOf(endpoint),
        operatorOnly: endpoint.operatorOnly,
        keyHeader: endpoint.keyHeader,
        takesBody: endpoint.body !== undefined,
      },
      handler,
    });
  }
}
