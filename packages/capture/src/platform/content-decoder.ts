import type { Transform } from "node:stream";
import * as zlib from "node:zlib";

import type { ContentDecoder } from "./platform.ts";

const { BROTLI_OPERATION_FLUSH, Z_SYNC_FLUSH, ZSTD_e_flush } = zlib.constants;
const sync = { flush: Z_SYNC_FLUSH, finishFlush: Z_SYNC_FLUSH };
const brotli = { flush: BROTLI_OPERATION_FLUSH, finishFlush: BROTLI_OPERATION_FLUSH };
const zstd = { flush: ZSTD_e_flush, finishFlush: ZSTD_e_flush };

const decompressors: Record<string, (firstByte: number) => Transform> = {
  gzip: () => zlib.createGunzip(sync),
  "x-gzip": () => zlib.createGunzip(sync),
  // Some servers leave out the zlib header, whose first byte ends in 8.
  deflate: (firstByte) => ((firstByte & 0x0f) === 8 ? zlib.createInflate(sync) : zlib.createInflateRaw(sync)),
  br: () => zlib.createBrotliDecompress(brotli),
  // Node 22 has it from 22.15 on.
  ...(typeof zlib.createZstdDecompress === "function" && { zstd: () => zlib.createZstdDecompress(zstd) }),
};

/** Whether we, on this version of Node, can read an answer with this encoding. */
export function isReadable(encoding: string): boolean {
  return encoding === "" || encoding === "identity" || encoding in decompressors;
}

/** Undoes an encoding outside of the main thread; undefined when there is nothing to undo. */
export function contentDecoder(encoding: string, onBytes: (bytes: Uint8Array) => void): ContentDecoder | undefined {
  const create = decompressors[encoding];
  let stream: Transform | undefined;
  return (
    create && {
      push(bytes) {
        // A stream that failed is destroyed: what came before was given, the rest is lost.
        stream ??= create(bytes[0] ?? 0)
          .on("data", onBytes)
          .on("error", () => {});
        if (!stream.destroyed) stream.write(bytes);
      },
      end: () =>
        new Promise((resolve) => {
          if (!stream || stream.destroyed) resolve();
          else stream.once("close", resolve).end();
        }),
    }
  );
}
