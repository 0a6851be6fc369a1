const WORTH_IT_BYTES = 8 * 1024;

/** A request body and the headers that say how it is encoded. */
export interface EncodedBody {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Record<string, string>;
}

/** Compresses a body above 8 KB where the runtime can. */
export async function gzip(body: Uint8Array<ArrayBuffer>): Promise<EncodedBody> {
  if (body.byteLength <= WORTH_IT_BYTES || typeof CompressionStream === "undefined") return { body, headers: {} };
  const compressed = new Response(new Blob([body]).stream().pipeThrough(new CompressionStream("gzip")));
  return { body: new Uint8Array(await compressed.arrayBuffer()), headers: { "content-encoding": "gzip" } };
}
