import { hash } from "node:crypto";

/** Everything an answer depends on: two requests that differ in any of it never share one. */
export interface CacheSubject {
  project_id: string;
  environment: string;
  provider_id: string;
  model: string;
  api_base?: string;
  /** The request as the provider would get it, but for how it is delivered. */
  body: Readonly<Record<string, unknown>>;
  /** What else of the request changes the answer, such as `echo`. */
  options: Readonly<Record<string, unknown>>;
  /** Fingerprint of credentials that came with the request. */
  credentials?: string;
  /** When each customer has a cache of its own. */
  customer_identifier?: string;
}

const delivery = new Set(["stream", "stream_options"]);

/** The name an answer is cached under: SHA-256 over the subject as canonical JSON, so that the order of keys does not matter. */
export function cacheKey({ body, ...subject }: CacheSubject): string {
  const asked = Object.fromEntries(Object.entries(body).filter(([name]) => !delivery.has(name)));
  return hash("sha256", JSON.stringify(canonical({ version: 1, ...subject, body: asked })));
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  // Entries, not an object: keys that look like numbers would be moved.
  return entries.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, item]) => [name, canonical(item)]);
}
