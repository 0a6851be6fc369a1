import type { z } from "zod";
import type { ErrorCode } from "../errors.ts";

/** One answer of an endpoint. */
export interface Answer {
  description: string;
  /** Of the answer, or of each of its lines. */
  schema?: z.ZodType;
  /** Of an answer that is not one JSON value. */
  mediaTypes?: readonly string[];
  example?: unknown;
}

/** What an API key may be allowed: to bring logs, to read them, to administer its project, to call models through the gateway. */
export const keyScopes = ["ingest", "read", "admin", "gateway"] as const;
export type KeyScope = (typeof keyScopes)[number];

/** What can go wrong with the key of any request that carries one. */
const errorsOfKeys: readonly ErrorCode[] = ["UNAUTHENTICATED", "INVALID_API_KEY", "FORBIDDEN", "RATE_LIMITED"];

/** Whose form an error may have: ours, or that of the API whose clients call the endpoint. */
export type Envelope = "kai" | "openai" | "anthropic" | "google";

/** A contract: what a route takes and answers. The server registers it, the OpenAPI document shows it. */
export interface Endpoint {
  id: string;
  tag: string;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Canonical path, with the leading `/api` and parameters in braces. */
  path: string;
  /** Older paths that answer the same. */
  otherPaths?: readonly string[];
  summary: string;
  description: string;
  /** What the API key must be allowed; `null` when no key is needed. */
  scope: KeyScope | null;
  /** Scopes that do as well. */
  otherScopes?: readonly KeyScope[];
  /** Whether no key is enough, but only a session that the operator's password opened. */
  operatorOnly?: boolean;
  query?: z.ZodObject;
  /** A header that may hold the API key instead of `Authorization`: the one that a provider's own clients send. */
  keyHeader?: "x-api-key" | "x-goog-api-key";
  /** The body as documentation shows it. */
  body?: z.ZodType;
  /** @default "application/json" */
  bodyType?: string;
  bodyExample?: unknown;
  answers: Record<number, Answer>;
  /** What can go wrong, beside the key. */
  errors: readonly ErrorCode[];
  /** Whose form its errors have. @default "kai" */
  envelope?: Envelope;
}

/** Every path an endpoint answers on: with and without `/api`, with and without the trailing slash, never a redirect. */
export function everyPath(endpoint: Pick<Endpoint, "path" | "otherPaths">): string[] {
  const paths = [endpoint.path, ...(endpoint.otherPaths ?? [])].flatMap((path) => {
    const bare = path.replace(/\/$/, "");
    return [bare, bare.replace(/^\/api/, "")].flatMap((each) => [each, `${each}/`]);
  });
  return [...new Set(paths)];
}

/** The scopes of which a key needs one; none when no key is needed. */
export const scopesOf = ({ scope, otherScopes = [] }: Endpoint): KeyScope[] => (scope ? [scope, ...otherScopes] : []);

/** What a request needs, in words, with markdown's backticks; empty when it needs nothing. */
export function needsOf(endpoint: Endpoint): string {
  if (endpoint.operatorOnly) return "Needs a session by the operator's password.";
  const scopes = scopesOf(endpoint).map((scope) => `\`${scope}\``);
  return scopes.length > 0 ? `Needs the scope ${scopes.join(" or ")}.` : "";
}

/** Every error an endpoint may answer with, those of its key included. */
export const errorsOf = ({ scope, errors }: Endpoint): ErrorCode[] => [
  ...new Set([...(scope ? errorsOfKeys : []), ...errors]),
];
