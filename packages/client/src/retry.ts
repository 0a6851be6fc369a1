const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 30_000;
const RETRYABLE_STATUSES: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** How many failures in a row open the circuit: from there on every wait is 15 to 30 s. */
export const CIRCUIT_FAILURES = 5;

/** Whether an answer with this HTTP status can be better the next time. */
export function isRetryableStatus(status: number): boolean {
  return RETRYABLE_STATUSES.has(status);
}

/** Milliseconds that a `Retry-After` header asks for, given in seconds or as an HTTP date; `undefined` when it says neither. */
export function parseRetryAfter(header: string | null, now = Date.now()): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** Full jitter: anywhere between 0 and the delay, which doubles per failure from 0.5 s to 30 s. */
function backoffMs(failures: number, random = Math.random): number {
  return random() * Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - 1));
}

/** Milliseconds to wait after this many failures in a row; the server's `Retry-After` is the minimum, up to 30 s. */
export function retryDelayMs(failures: number, retryAfterMs = 0, random = Math.random): number {
  return Math.max(backoffMs(failures, random), Math.min(retryAfterMs, MAX_DELAY_MS));
}

/** As {@link retryDelayMs}, with an open circuit after {@link CIRCUIT_FAILURES}: half of the longest delay is then fixed. */
export function circuitDelayMs(failures: number, retryAfterMs = 0, random = Math.random): number {
  const delay = retryDelayMs(failures, retryAfterMs, random);
  return failures < CIRCUIT_FAILURES ? delay : Math.max(delay, (MAX_DELAY_MS / 2) * (1 + random()));
}
