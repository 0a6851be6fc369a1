import { KaiError } from "@kai/schema";
import type { ApiKeys, Caller } from "@kai/storage";
import type { FastifyInstance, FastifyRequest } from "fastify";

declare module "fastify" {
  interface FastifyRequest {
    /** Whose API key the request carries, once `requireKey` has run. */
    caller: Caller | null;
  }
}

const scheme = /^(?:bearer|api-key)\s+(\S+)\s*$/i;

/** Asks every route below for an API key: `Authorization: Bearer <key>` or `Api-Key <key>`. */
export function requireKey(app: FastifyInstance, keys: ApiKeys): void {
  app.decorateRequest("caller", null);
  app.addHook("onRequest", async (request) => {
    const header = request.headers.authorization;
    if (!header)
      throw new KaiError("UNAUTHENTICATED", {
        detail: "Authentication credentials were not provided. Send the header: Authorization: Bearer <API key>",
      });
    const given = scheme.exec(header)?.[1];
    request.caller = given === undefined ? null : await keys.verify(given);
    if (!request.caller) throw new KaiError("INVALID_API_KEY");
  });
}

/** Whom `requireKey` found. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new KaiError("UNAUTHENTICATED");
  return request.caller;
}
