import type { z } from "zod";
import type { ErrorCode } from "../errors.ts";

/** One answer of an endpoint. */
export interface Answer {
  description: string;
  schema?: z.ZodType;
  example?: unknown;
}

/** A contract: what a route takes and answers. The server registers it, the OpenAPI document shows it. */
export interface Endpoint {
  id: string;
  tag: string;
  method: "GET" | "POST";
  /** Canonical path, with the leading `/api` and parameters in braces. */
  path: string;
  /** Older paths that answer the same. */
  otherPaths?: readonly string[];
  summary: string;
  description: string;
  /** Whether no API key is needed. */
  open?: boolean;
  query?: z.ZodObject;
  /** The body as documentation shows it. */
  body?: z.ZodType;
  bodyExample?: unknown;
  answers: Record<number, Answer>;
  errors: readonly ErrorCode[];
}

/** Every path an endpoint answers on: with and without `/api`, with and without the trailing slash, never a redirect. */
export function everyPath(endpoint: Pick<Endpoint, "path" | "otherPaths">): string[] {
  const paths = [endpoint.path, ...(endpoint.otherPaths ?? [])].flatMap((path) => {
    const bare = path.replace(/\/$/, "");
    return [bare, bare.replace(/^\/api/, "")].flatMap((each) => [each, `${each}/`]);
  });
  return [...new Set(paths)];
}
