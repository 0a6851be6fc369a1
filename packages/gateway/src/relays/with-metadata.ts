import type { ReadRequest } from "../read-request.ts";

/** Keeps a provider's own metadata in the log, below those that were meant for it. */
export function withMetadata(read: ReadRequest, own: unknown): ReadRequest {
  if (typeof own !== "object" || own === null) return read;
  return { ...read, kai: { ...read.kai, metadata: { ...own, ...read.kai.metadata } } };
}
