import { sessionDays, type Session, type Sessions } from "@kai/storage";
import type { FastifyReply, FastifyRequest } from "fastify";

const name = "kai_session";
const held = new RegExp(`(?:^|;)\\s*${name}=([\\w-]+)`);
/** For the whole server, never read by a script, and sent with nothing that another site's page asks for. */
const attributes = "Path=/; HttpOnly; SameSite=Strict";

/** The token in the cookie, if there is one. */
export const tokenOf = ({ headers }: FastifyRequest): string | undefined => held.exec(headers.cookie ?? "")?.[1];

/** Whose cookie the request carries; null when nobody is signed in by it. */
export async function sessionOf(request: FastifyRequest, sessions: Sessions): Promise<Session | null> {
  const token = tokenOf(request);
  return token === undefined ? null : sessions.find(token);
}

/** Whose browser it is that signs in. */
export const browserOf = ({ ip, headers }: FastifyRequest) => ({ address: ip, user_agent: headers["user-agent"] });

/** Gives the browser the token of a session. The server ends it earlier when it is not used. */
export function keepToken(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const secure = isEncrypted(request) ? "; Secure" : "";
  reply.header("set-cookie", `${name}=${token}; ${attributes}; Max-Age=${sessionDays * 86_400}${secure}`);
}

export function forgetToken(reply: FastifyReply): void {
  reply.header("set-cookie", `${name}=; ${attributes}; Max-Age=0`);
}

/** Whether the browser came by https, maybe to a proxy. Whoever claims so wrongly is given a cookie that their own browser does not send. */
function isEncrypted({ protocol, headers }: FastifyRequest): boolean {
  const forwarded = String(headers["x-forwarded-proto"] ?? "").split(",")[0]!;
  return protocol === "https" || forwarded.trim() === "https" || headers.origin?.startsWith("https:") === true;
}
