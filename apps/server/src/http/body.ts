import { constants, createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from "node:zlib";
import { KaiError, limits } from "@kai/schema";
import type { FastifyInstance, FastifyRequest } from "fastify";

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

declare module "fastify" {
  interface FastifyContextConfig {
    /** Set by the contract. Many clients say that they send JSON also when they send nothing. */
    takesBody?: boolean;
  }
  interface FastifyRequest {
    /** Bytes of the JSON that came, decompressed. */
    bodyBytes: number;
  }
}

/** Takes JSON, and says where it is wrong. */
export function acceptJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.decorateRequest("bodyBytes", 0);
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    request.bodyBytes = Buffer.byteLength(body);
    try {
      done(null, parse(body as string, request.routeOptions.config.takesBody === true && request.method === "POST"));
    } catch (error) {
      done(new KaiError("INVALID_JSON", { detail: `Invalid request format: ${(error as Error).message}` }));
    }
  });
}

/** The body of a request, which lets go of it: the request lives until it is answered, and what was read of the body need not. */
export function bodyOf(request: FastifyRequest): unknown {
  const { body } = request;
  request.body = undefined;
  return body;
}

function parse(text: string, isNeeded: boolean): unknown {
  if (text === "" && !isNeeded) return undefined;
  if (text === "") throw new SyntaxError("the body is empty");
  const value: unknown = JSON.parse(text);
  if (text.includes("__proto__") && holdsPrototype(value)) throw new SyntaxError('the key "__proto__" is not allowed');
  return value;
}

/** Such a key would be lost, or worse, in the first object it is copied to. */
function holdsPrototype(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.hasOwn(value, "__proto__") || Object.values(value).some(holdsPrototype);
}

const hints: Record<number, string> = {
  [limits.logBytes]: " Shorten input, output, full_request or full_response.",
  [limits.batchBytes]: " Send fewer logs at a time.",
};

/** What to say about a body over the limit. */
export function tooLarge(bytes: number): KaiError {
  const hint = hints[bytes] ?? "";
  const size = bytes < 1024 ** 2 ? `${bytes / 1024} KB` : `${bytes / 1024 ** 2} MB`;
  return new KaiError("PAYLOAD_TOO_LARGE", { detail: `The body is larger than ${size}.${hint}` });
}
