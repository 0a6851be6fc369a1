import { KaiError, newPassword, setPassword } from "@kai/schema";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { callerOf } from "../http/auth.ts";
import { serve } from "../http/contract.ts";
import { browserOf, keepToken } from "../http/session-cookie.ts";
import { readSettings } from "./read-settings.ts";
import { recordPassword, type SigningIn, sessionState } from "./session-state.ts";

/** The operator's password, which opens every project. */
export function password(app: FastifyInstance, signingIn: SigningIn): void {
  const { state, isPasswordFixed, tries } = signingIn;
  const { passwords, projects, sessions, audit } = state;

  /** Only somebody who may do as much already sets the password. */
  async function requireRight({ session, ip }: FastifyRequest, current: string | undefined): Promise<void> {
    if (isPasswordFixed)
      throw new KaiError("PASSWORD_NOT_CHANGEABLE", {
        detail: "KAI_PASSWORD in the server's environment sets the password. Change it there.",
      });
    if (session?.via === "password") {
      const known = await tries.guard(ip, () => passwords.verify(current ?? ""));
      if (known === null) throw new KaiError("INVALID_PASSWORD", { detail: "`current` is not the password." });
    } else if ((await projects.list()).length > 1)
      throw new KaiError("PASSWORD_NOT_CHANGEABLE", {
        detail:
          "The password opens every project, and there is more than one, of which an API key has but its own. Set KAI_PASSWORD in the server's environment, or sign in by the password to change it.",
      });
  }

  serve(app, setPassword, async (request, reply) => {
    const { password, current } = readSettings(newPassword, request.body);
    await requireRight(request, current);
    const credential_id = await passwords.set(password);
    await recordPassword(audit, { action: "password.set", actor: callerOf(request).key_id, address: request.ip });
    let { session } = request;
    if (session?.via === "password") {
      const renewed = await sessions.create({ via: "password", credential_id }, browserOf(request));
      keepToken(request, reply, renewed.token);
      session = renewed.session;
    }
    return reply
      .code(201)
      .header("cache-control", "no-store")
      .send(await sessionState(signingIn, session));
  });
}
