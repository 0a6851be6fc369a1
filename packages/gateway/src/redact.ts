import type { Credentials } from "./credentials.ts";
import { Secret } from "./secret.ts";

/** Takes secrets out of what a provider says. */
export type Redact = (text: string) => string;

/** Keys as providers repeat them in their errors, whole or shortened. */
const keyLike = /\b(?:sk|pk|xai|gsk|AIza|ya29|ABSK|key)[-_A-Za-z0-9*.…]{8,}/g;

/** Takes credentials, and whatever looks like some, out of texts. */
export function redactorOf(credentials: Credentials): Redact {
  const secrets = Object.values(credentials).flatMap((value) => (value instanceof Secret ? [value.reveal()] : []));
  return (text) =>
    secrets.reduce((left, secret) => left.replaceAll(secret, "[redacted]"), text).replace(keyLike, "[redacted]");
}

/** The same value with all its texts redacted. */
export function redactAll<Value>(value: Value, redact: Redact): Value {
  if (typeof value === "string") return redact(value) as Value;
  if (Array.isArray(value)) return value.map((each: unknown) => redactAll(each, redact)) as Value;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => [name, redactAll<unknown>(each, redact)]);
  return Object.fromEntries(entries) as Value;
}
