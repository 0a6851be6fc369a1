import { getSession, KaiError, newSession, sessionChange, signIn, signOut, updateSession } from "@kai/schema";
import { operator, ProjectError, type Session } from "@kai/storage";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { requireScope } from "../http/auth.ts";
import { serve } from "../http/contract.ts";
import { requireSameOrigin } from "../http/same-origin.ts";
import { browserOf, forgetToken, keepToken, sessionOf, tokenOf } from "../http/session-cookie.ts";
import { readSettings } from "./read-settings.ts";
import { recordPassword, type SigningIn, sessionState } from "./session-state.ts";

/** Signing in and out. Open to all, so that bodies are small. */
export function session(app: FastifyInstance, signingIn: SigningIn): void {
  const { state, tries } = signingIn;
  const { keys, passwords, sessions, audit } = state;
  const options = {
    bodyLimit: 16 * 1024,
    onRequest: async (_: FastifyRequest, reply: FastifyReply) => void reply.header("cache-control", "no-store"),
  };

  async function credentialOf({ ip, body, log }: FastifyRequest) {
    const { key, password } = readSettings(newSession, body);
    const via = key === undefined ? "password" : "key";
    // A key may be tried at every other endpoint as often as one likes. Who guesses passwords must not keep those out who have a key.
    const credential_id =
      key === undefined
        ? await tries.guard(ip, () => passwords.verify(password!))
        : ((await keys.verify(key))?.key_id ?? null);
    if (credential_id !== null) return { via, credential_id } as const;
    log.warn({ address: ip, via }, "a sign-in was refused");
    if (via === "key") throw new KaiError("INVALID_API_KEY");
    const isSet = (await passwords.current()) !== null;
    throw new KaiError("INVALID_PASSWORD", isSet ? {} : { detail: "No password is set. Sign in with an API key." });
  }

  serve(
    app,
    signIn,
    async (request, reply) => {
      requireSameOrigin(request);
      const credential = await credentialOf(request);
      const before = tokenOf(request);
      if (before !== undefined) await sessions.end(before);
      const { token, session } = await sessions.create(credential, browserOf(request));
      if (credential.via === "password")
        await recordPassword(audit, { action: "session.create", actor: operator, address: request.ip });
      keepToken(request, reply, token);
      return reply.code(201).send(await sessionState(signingIn, session));
    },
    options,
  );
  serve(app, getSession, async (request) => sessionState(signingIn, await sessionOf(request, sessions)), options);
  serve(
    app,
    updateSession,
    async (request) => {
      requireSameOrigin(request);
      const session = await sessionOf(request, sessions);
      if (!session) throw new KaiError("UNAUTHENTICATED", { detail: "Nobody is signed in. Sign in first." });
      const change = readSettings(sessionChange, request.body);
      requireAllowed(session, change);
      const changed = await sessions.change(tokenOf(request)!, change).catch((error: unknown) => {
        throw error instanceof ProjectError ? new KaiError("PROJECT_NOT_FOUND") : error;
      });
      return sessionState(signingIn, changed);
    },
    options,
  );
  serve(
    app,
    signOut,
    async (request, reply) => {
      requireSameOrigin(request);
      const token = tokenOf(request);
      if (token !== undefined) await sessions.end(token);
      forgetToken(reply);
      return sessionState(signingIn, null);
    },
    options,
  );
}

/** A key acts in its own project. One that may make keys for the other environment may as well go there by itself. */
function requireAllowed({ via, caller }: Session, { project_id, environment }: Partial<Session["caller"]>): void {
  if (via === "password") return;
  if (project_id !== undefined && project_id !== caller.project_id)
    throw new KaiError("FORBIDDEN", {
      detail: "An API key acts in its own project alone. Sign in by password, or with a key of the other project.",
    });
  if (environment !== undefined && environment !== caller.environment) requireScope(caller, "admin");
}
