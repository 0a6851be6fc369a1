import type { NextRequest } from "next/server";
import { userOf } from "./users.ts";

/** Refuses requests of nobody. */
export function proxy({ headers }: NextRequest): Response | undefined {
  if (userOf(headers)) return undefined;
  return Response.json({ error: "Sign in: send the header Authorization: Bearer anna-token" }, { status: 401 });
}

export const config = { matcher: ["/threads/:thread/:action", "/api/threads/:thread"] };
