import type { WireError } from "@kai/wire";
import type { Failure } from "./failure.ts";

/** What providers call the errors that have a status of their own. */
const statuses: readonly (readonly [RegExp, number])[] = [
  [/rate_limit|throttling/, 429],
  [/overloaded/, 529],
  [/unavailable/i, 503],
  [/invalid_request|validation/, 400],
];

/** An error that came inside a success: as bad as a status would have been, where it tells one. */
export function inBandFailure({ message, type, code }: WireError): Failure {
  const told = Number(code);
  const isStatus = Number.isInteger(told) && told >= 400 && told < 600;
  const [, meant = 502] = statuses.find(([words]) => type && words.test(type)) ?? [];
  const status = isStatus ? told : meant;
  return { status, code: code ?? type ?? "upstream_error", message, type };
}
