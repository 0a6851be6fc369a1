import { KaiError, type KeyScope } from "@kai/schema";
import type { ApiKeys, Caller, KeyUsage, Session, Sessions } from "@kai/storage";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { RateLimit } from "./rate-limit.ts";
import { requireSameOrigin } from "./same-origin.ts";
import { sessionOf, tokenOf } from "./session-cookie.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Whose API key or cookie the request carries, once `requireKey` has run. */
    caller: Caller | null;
    /** That of the cookie, when it is what says who asks. */
    session: Session | null;
  }
  interface FastifyContextConfig {
    /** One of these the key must be allowed; set by the contract. */
    scopes?: readonly KeyScope[];
    /** Whether only the operator's session is enough; set by the contract. */
    operatorOnly?: boolean;
    /** A header that may hold the key instead of `Authorization`; set by the contract. */
    keyHeader?: string;
  }
}

const scheme = /^(?:bearer|api-key)\s+(\S+)\s*$/i;

interface Authorities {
  keys: ApiKeys;
  sessions: Sessions;
  usage: KeyUsage;
}

/**
 * Asks every route below for an API key that is allowed what its contract says: `Authorization: Bearer <key>` or `Api-Key <key>`. Where there is none, the
 * cookie of a session does as well, for the pages of this server.
 */
export function requireKey(app: FastifyInstance, { keys, sessions, usage }: Authorities): void {
  const rateLimit = new RateLimit();
  app.decorateRequest("caller", null);
  app.decorateRequest("session", null);
  app.addHook("onRequest", async (request, reply) => {
    const { scopes = [], keyHeader } = request.routeOptions.config;
    const { authorization } = request.headers;
    const ofClient = keyHeader ? request.headers[keyHeader] : undefined;
    if (!authorization && !ofClient) request.session = await requireSession(request, reply, sessions);
    const given = authorization ? scheme.exec(authorization)?.[1] : String(ofClient);
    const caller = request.session?.caller ?? (given === undefined ? null : await keys.verify(given));
    if (!caller) throw new KaiError("INVALID_API_KEY");
    request.caller = caller;
    usage.touch(caller.key_id);
    const wait = caller.rate_limit === null ? 0 : rateLimit.take(caller.key_id, caller.rate_limit);
    if (wait > 0) throw new KaiError("RATE_LIMITED", { retryAfter: wait });
    if (scopes.length === 0)
      throw new Error(`The route ${request.routeOptions.url} has no contract that names a scope.`);
    requireScope(caller, ...scopes);
    if (request.routeOptions.config.operatorOnly && request.session?.via !== "password")
      throw new KaiError("FORBIDDEN", {
        detail: "Only a session by the operator's password may do this: an API key acts in its own project alone.",
      });
  });
}

/** @throws KaiError UNAUTHENTICATED, or FORBIDDEN when another page may have sent it */
async function requireSession(request: FastifyRequest, reply: FastifyReply, sessions: Sessions): Promise<Session> {
  if (tokenOf(request) === undefined)
    throw new KaiError("UNAUTHENTICATED", {
      detail: "Authentication credentials were not provided. Send the header: Authorization: Bearer <API key>",
    });
  requireSameOrigin(request);
  reply.header("cache-control", "no-store");
  const session = await sessionOf(request, sessions);
  if (!session) throw new KaiError("UNAUTHENTICATED", { detail: "The session has ended. Sign in again." });
  return session;
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
