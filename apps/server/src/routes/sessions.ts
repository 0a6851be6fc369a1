import { endOtherSessions, listSessions } from "@kai/schema";
import { operator, type State } from "@kai/storage";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { callerOf } from "../http/auth.ts";
import { serve } from "../http/contract.ts";
import { tokenOf } from "../http/session-cookie.ts";
import { onRecord } from "./on-record.ts";
import { recordPassword } from "./session-state.ts";

/** Where else somebody is signed in, by the same key or password. */
export function sessions(app: FastifyInstance, { sessions, audit }: Pick<State, "sessions" | "audit">): void {
  const record = onRecord(audit);
  /** Whose sessions they are, and which of them asks. */
  const ofCaller = (request: FastifyRequest) =>
    request.session
      ? { credential_id: request.session.credential_id, token: tokenOf(request) }
      : { credential_id: callerOf(request).key_id };

  serve(app, listSessions, async (request) => ({ results: await sessions.list(ofCaller(request)) }));
  serve(app, endOtherSessions, async (request) => {
    const ended = await sessions.endOthers(ofCaller(request));
    const action = "session.end_others";
    if (request.session?.via === "password")
      await recordPassword(audit, { action, actor: operator, address: request.ip });
    else await record(request, action, callerOf(request).key_id);
    return { ended };
  });
}
