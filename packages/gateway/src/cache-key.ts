import { hash } from "node:crypto";
import type { Caching } from "./caching.ts";
import type { Asking } from "./call-provider.ts";
import { fingerprint } from "./credentials.ts";
import type { GatewayCaller } from "./ports.ts";

/** Everything an answer depends on: two requests that differ in any of it never share one. */
export interface CacheSubject {
  caller: GatewayCaller;
  asking: Pick<Asking, "candidate" | "chosen" | "headers">;
  /** The request as the provider would get it. */
  body: Readonly<Record<string, unknown>>;
  caching: Caching;
}

/** How the answer is delivered, and what is new with every request. */
const besideTheAnswer = new Set(["stream", "stream_options", "idempotency-key", "x-client-request-id"]);

/**
 * The name an answer is cached under: SHA-256 over all that it depends on as canonical JSON, so that the order of keys does not matter.
 * Of secrets it holds a hash, and only when they came with the request: who sends other ones may be answered differently.
 */
export function cacheKey({ caller, asking, body, caching }: CacheSubject): string {
  const { candidate, chosen, headers } = asking;
  const { api_base, api_version, aws_region, vertex_project, vertex_location } = chosen.credentials;
  const subject = {
    version: 1,
    project_id: caller.project_id,
    environment: caller.environment,
    provider_id: candidate.provider.id,
    model: candidate.model,
    place: { api_base, api_version, aws_region, vertex_project, vertex_location },
    credentials: chosen.from === "request" ? fingerprint(chosen.credentials) : undefined,
    customer_identifier: caching.byCustomer ? caching.customer_identifier : undefined,
    headers: without(headers),
    body: without(body),
  };
  return hash("sha256", JSON.stringify(canonical(subject)));
}

const without = (object: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !besideTheAnswer.has(name)));

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  // Entries, not an object: keys that look like numbers would be moved.
  return entries.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, item]) => [name, canonical(item)]);
}
