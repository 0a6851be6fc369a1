import type { Call } from "../call.ts";

/** Longest sound, picture or form that is read a second time. */
const MAX_READ_BYTES = 16 * 1024 * 1024;

/** Tells a call what is in the body of its request; the promise, if any, settles when all of it was told, and never rejects. Streams are not read. */
export function tellBody(call: Call, body: unknown): Promise<void> | undefined {
  if (typeof body === "string" || body instanceof URLSearchParams) {
    call.requestSent(new TextEncoder().encode(String(body)));
  } else if (body instanceof ArrayBuffer) {
    call.requestSent(new Uint8Array(body));
  } else if (ArrayBuffer.isView(body)) {
    call.requestSent(new Uint8Array(body.buffer, body.byteOffset, body.byteLength));
  } else if (body instanceof Blob || body instanceof FormData) {
    return sizeOf(body) > MAX_READ_BYTES ? undefined : tellRead(call, body);
  }
  return undefined;
}

async function tellRead(call: Call, body: Blob | FormData): Promise<void> {
  try {
    const read = new Response(body);
    // That of the request itself has another boundary, and is made by `fetch`.
    call.requestType ??= read.headers.get("content-type") ?? undefined;
    call.requestSent(new Uint8Array(await read.arrayBuffer()));
  } catch {
    // A file that cannot be read: the request will say so.
  }
}

function sizeOf(body: Blob | FormData): number {
  if (body instanceof Blob) return body.size;
  return [...body.values()].reduce((total, part) => total + (typeof part === "string" ? part.length : part.size), 0);
}
