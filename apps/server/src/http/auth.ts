import { KaiError, type KeyScope } from "@kai/schema";
import type { ApiKeys, Caller, KeyUsage } from "@kai/storage";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { RateLimit } from "./rate-limit.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Whose API key the request carries, once `requireKey` has run. */
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    /** One of these the key must be allowed; set by the contract. */
    scopes?: readonly KeyScope[];
    /** A header that may hold the key instead of `Authorization`; set by the contract. */
    keyHeader?: string;
  }
}

const scheme = /^(?:bearer|api-key)\s+(\S+)\s*$/i;

/** Asks every route below for an API key that is allowed what its contract says: `Authorization: Bearer <key>` or `Api-Key <key>`. */
export function requireKey(app: FastifyInstance, { keys, usage }: { keys: ApiKeys; usage: KeyUsage }): void {
  const rateLimit = new RateLimit();
  app.decorateRequest("caller", null);
  app.addHook("onRequest", async (request) => {
    const { scopes = [], keyHeader } = request.routeOptions.config;
    const { authorization } = request.headers;
    const ofClient = keyHeader ? request.headers[keyHeader] : undefined;
    if (!authorization && !ofClient)
      throw new KaiError("UNAUTHENTICATED", {
        detail: "Authentication credentials were not provided. Send the header: Authorization: Bearer <API key>",
      });
    const given = authorization ? scheme.exec(authorization)?.[1] : String(ofClient);
    const caller = given === undefined ? null : await keys.verify(given);
    if (!caller) throw new KaiError("INVALID_API_KEY");
    request.caller = caller;
    usage.touch(caller.key_id);
    const wait = caller.rate_limit === null ? 0 : rateLimit.take(caller.key_id, caller.rate_limit);
    if (wait > 0) throw new KaiError("RATE_LIMITED", { retryAfter: wait });
    if (scopes.length === 0)
      throw new Error(`The route ${request.routeOptions.url} has no contract that names a scope.`);
    requireScope(caller, ...scopes);
  });
}

/** @throws KaiError FORBIDDEN that names the scopes, of which one is needed */
export function requireScope({ scopes }: Caller, ...needed: KeyScope[]): void {
  if (needed.some((scope) => scopes.includes(scope))) return;
  const named = (list: readonly KeyScope[], word: string) => list.map((scope) => `"${scope}"`).join(word);
  throw new KaiError("FORBIDDEN", {
    detail: `Your API key lacks the scope ${named(needed, " or ")} that this needs; it has ${named(scopes, ", ")}.`,
  });
}

/** Whom `requireKey` found. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new KaiError("UNAUTHENTICATED");
  return request.caller;
}
