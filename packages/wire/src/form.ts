/** One field or file of a form; a file is never kept itself. */
export interface FormPart {
  name: string;
  /** The value of a field. */
  text?: string;
  filename?: string;
  mime_type?: string;
  /** Size of the content. */
  bytes: number;
}

const MAX_PARTS = 100;
const MAX_HEAD = 16 * 1024;
const MAX_TEXT = 64 * 1024;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const lineEnd = encoder.encode("\r\n");
const headEnd = encoder.encode("\r\n\r\n");

/**
 * Reads the body of a `multipart/form-data` request; one that was cut is read as far as it goes.
 * @see https://www.rfc-editor.org/rfc/rfc7578
 */
export function readForm(body: Uint8Array): FormPart[] {
  const parts: FormPart[] = [];
  const firstLine = find(body, lineEnd, 0);
  if (body[0] !== 0x2d || body[1] !== 0x2d || firstLine === -1) return parts;
  const delimiter = encoder.encode(`\r\n${decoder.decode(body.subarray(0, firstLine))}`);
  let start = firstLine;
  while (parts.length < MAX_PARTS) {
    const head = find(body.subarray(0, start + MAX_HEAD), headEnd, start);
    if (head === -1) break;
    const content = head + headEnd.length;
    const next = find(body, delimiter, content);
    const end = next === -1 ? body.length : next;
    parts.push(partOf(decoder.decode(body.subarray(start, head)), body.subarray(content, end)));
    if (next === -1) break;
    start = next + delimiter.length;
  }
  return parts;
}

function partOf(head: string, content: Uint8Array): FormPart {
  const parameter = (name: string) => new RegExp(`[;\\s]${name}="([^"]*)"`, "i").exec(head)?.[1];
  const filename = parameter("filename");
  const mime_type = /^content-type:\s*(\S+)/im.exec(head)?.[1];
  return {
    name: parameter("name") ?? "",
    ...(filename === undefined && { text: decoder.decode(content.subarray(0, MAX_TEXT)) }),
    ...(filename !== undefined && { filename }),
    ...(mime_type !== undefined && { mime_type }),
    bytes: content.length,
  };
}

/** Where bytes occur; -1 when they do not. */
function find(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return at;
  }
  return -1;
}
