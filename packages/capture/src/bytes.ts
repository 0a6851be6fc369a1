const decoder = new TextDecoder();

/** One array with all of the bytes, copied unless it is one already. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const [only, ...more] = parts;
  if (only && more.length === 0) return only;
  const all = new Uint8Array(parts.reduce((total, part) => total + part.byteLength, 0));
  let position = 0;
  for (const part of parts) {
    all.set(part, position);
    position += part.byteLength;
  }
  return all;
}

/** Bytes that are no valid UTF-8, such as half a character at a cut, become replacement characters. */
export function decodeText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
