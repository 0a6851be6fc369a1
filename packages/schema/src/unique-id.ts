let lastMs = 0;
let counter = 0;

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
  const random = crypto.getRandomValues(new Uint8Array(8));
  random[0] = (random[0]! & 0x3f) | 0x80;
  return hex(lastMs, 12) + hex(0x7000 | counter, 4) + Array.from(random, (byte) => hex(byte, 2)).join("");
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
