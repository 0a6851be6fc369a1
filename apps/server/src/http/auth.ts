import { KaiError } from "@kai/schema";
import type { ApiKeyInfo, ApiKeys } from "@kai/storage";
import type { FastifyInstance, FastifyRequest } from "fastify";

declare module "fastify" {
  interface FastifyRequest {
    /** The API key of the request, once `requireKey` has run. */
    key: ApiKeyInfo | null;
  }
}

const scheme = /^(?:bearer|api-key)\s+(\S+)\s*$/i;

/** Asks every route below for an API key: `Authorization: Bearer <key>` or `Api-Key <key>`. */
export function requireKey(app: FastifyInstance, keys: ApiKeys): void {
  app.decorateRequest("key", null);
  app.addHook("onRequest", async (request) => {
    const header = request.headers.authorization;
    if (!header)
      throw new KaiError("UNAUTHENTICATED", {
        detail: "Authentication credentials were not provided. Send the header: Authorization: Bearer <API key>",
      });
    const given = scheme.exec(header)?.[1];
    request.key = given === undefined ? null : keys.verify(given);
    if (!request.key) throw new KaiError("INVALID_API_KEY");
  });
}

/** The key that `requireKey` found. */
export function keyOf(request: FastifyRequest): ApiKeyInfo {
  if (!request.key) throw new KaiError("UNAUTHENTICATED");
  return request.key;
}
