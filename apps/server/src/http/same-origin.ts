import { KaiError } from "@kai/schema";
import type { FastifyRequest } from "fastify";

/**
 * Refuses what a page of another origin may have made a browser send, with the cookie of a session: also one of another port of this host, which gets
 * the same cookies. A page cannot set the header of another origin's request without asking first, which this server never allows.
 *
 * @throws KaiError FORBIDDEN that says what to do
 */
export function requireSameOrigin({ headers }: FastifyRequest): void {
  if (headers["x-kai-client"] === undefined)
    throw forbidden("Requests by a session carry the header x-kai-client. Send it, or an API key instead.");
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none")
    throw forbidden("Requests by a session come from this server's own pages. Send an API key instead.");
  const { origin, host, "x-forwarded-host": forwarded } = headers;
  if (origin !== undefined && !hostsOf(host, forwarded).includes(URL.parse(origin)?.host))
    throw forbidden(
      `The page's origin is ${origin}, and the request came for ${host}. If a proxy is between them, let it pass the Host header on, or set X-Forwarded-Host.`,
    );
}

/** The names that the request may have been sent to. No page can make a browser forge the second. */
const hostsOf = (host: string | undefined, forwarded: string | string[] | undefined): (string | undefined)[] =>
  [host, ...[forwarded ?? []].flat().flatMap((each) => each.split(","))].flatMap((each) =>
    each ? [each.trim().toLowerCase()] : [],
  );

const forbidden = (detail: string) => new KaiError("FORBIDDEN", { detail });
