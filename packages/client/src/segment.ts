import { KaiApiError } from "./error.ts";

/** A value as one segment of a path. @throws {KaiApiError} when it would be none, or another path */
export function segment(value: string, name: string): string {
  if (/^\.{0,2}$/.test(value)) throw new KaiApiError(`A ${name} is needed.`, { code: "invalid_request" });
  return encodeURIComponent(value);
}
