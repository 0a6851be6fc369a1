let lastMs = 0;
let counter = 0;

/** Asking for random bytes costs far more than using them: enough for some ids at a time. */
const pool = new Uint8Array(512);
let used = pool.length;
const hex = Array.from({ length: 0x100 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/**
 * A new id for a log: a UUID of version 7 as 32 lowercase hex digits. Ids of one process sort in the order they were made,
 * even within a millisecond.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7
 */
export function uniqueId(now = Date.now()): string {
  if (now > lastMs) {
    lastMs = now;
    counter = 0;
  } else if (++counter > 0xfff) {
    lastMs += 1;
    counter = 0;
  }
  const random = randomBytes(8);
  random[0] = (random[0]! & 0x3f) | 0x80;
  return hexOf(random, lastMs.toString(16).padStart(12, "0"), (0x7000 | counter).toString(16));
}

/** So many random bytes, at most 512, as lowercase hex digits. */
export function randomHex(bytes: number): string {
  return hexOf(randomBytes(bytes));
}

function randomBytes(count: number): Uint8Array {
  if (used + count > pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}

/** Joined, not added up: engines serialise strings that were never put together far more slowly. */
function hexOf(bytes: Uint8Array, ...before: string[]): string {
  for (const byte of bytes) before.push(hex[byte]!);
  return before.join("");
}
