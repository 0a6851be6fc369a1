import { constants, createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from "node:zlib";
import { KaiError, limits } from "@kai/schema";
import type { FastifyInstance } from "fastify";

const decoders = {
  gzip: () => createGunzip(),
  deflate: () => createInflate(),
  br: () => createBrotliDecompress(),
  zstd: () => createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: 23 } }),
};

const isDecoder = (encoding: string): encoding is keyof typeof decoders => Object.hasOwn(decoders, encoding);

/** Takes compressed bodies. The body limit counts the bytes that come out, so a small body cannot grow without bound. */
export function acceptCompressed(app: FastifyInstance): void {
  app.addHook("preParsing", async (request, _reply, payload) => {
    const encoding = request.headers["content-encoding"]?.trim().toLowerCase();
    if (!encoding || encoding === "identity") return payload;
    if (!isDecoder(encoding))
      throw new KaiError("UNSUPPORTED_MEDIA_TYPE", {
        detail: `Content-Encoding "${encoding}" is not supported. Send gzip, deflate, br, zstd or none.`,
      });
    delete request.headers["content-length"];
    const decoder = decoders[encoding]();
    payload.on("error", (error) => decoder.destroy(error));
    return payload.pipe(decoder);
  });
}

/** What to say about a body over the limit. */
export function tooLarge(bytes: number): KaiError {
  const hint =
    bytes === limits.logBytes
      ? " Shorten input, output, full_request or full_response."
      : " Send fewer logs at a time.";
  return new KaiError("PAYLOAD_TOO_LARGE", { detail: `The body is larger than ${bytes / 1024 / 1024} MB.${hint}` });
}
