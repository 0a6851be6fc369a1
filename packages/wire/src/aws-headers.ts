/** Bytes of a value by its type: flags are in the type itself, bytes and strings say their length. */
const sizes = new Map([
  [0, 0],
  [1, 0],
  [2, 1],
  [3, 2],
  [4, 4],
  [5, 8],
  [8, 8],
  [9, 16],
]);
const BYTES = 6;
const STRING = 7;

/** The headers of a message of AWS's event stream that are strings; none of those after one that cannot be read. */
export function headersIn(bytes: Uint8Array): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length;) {
    const nameEnd = at + 1 + view.getUint8(at);
    if (nameEnd >= bytes.length) break;
    const type = view.getUint8(nameEnd);
    const isLong = type === BYTES || type === STRING;
    if (isLong && nameEnd + 3 > bytes.length) break;
    const start = nameEnd + (isLong ? 3 : 1);
    const size = isLong ? view.getUint16(nameEnd + 1) : sizes.get(type);
    if (size === undefined || start + size > bytes.length) break;
    if (type === STRING) {
      headers.set(decoder.decode(bytes.subarray(at + 1, nameEnd)), decoder.decode(bytes.subarray(start, start + size)));
    }
    at = start + size;
  }
  return headers;
}
