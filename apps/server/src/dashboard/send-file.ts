import type { FastifyReply, FastifyRequest } from "fastify";
import { type Encoding, encodings, type StaticFile } from "./read-files.ts";

/** Nothing comes from elsewhere, nothing inline runs, and nobody shows the pages inside their own. */
const headers = {
  "content-security-policy": [
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'",
    // Pictures and recordings that a log holds.
    "img-src 'self' data:; media-src data:",
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  ].join("; "),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  vary: "accept-encoding",
};

const caching = {
  /** Its name changes with it. */
  immutable: "public, max-age=31536000, immutable",
  /** Is asked for each time, and answered with 304 while it is the same. */
  checked: "no-cache",
};

/** Answers with a file, compressed where that helps. */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { file, cached }: { file: StaticFile; cached: keyof typeof caching },
): Promise<FastifyReply> {
  reply.headers(headers).header("cache-control", caching[cached]).header("etag", file.etag);
  if (request.headers["if-none-match"]?.includes(file.etag)) return reply.code(304).send();
  reply.type(file.type);
  const encoding = file.encoded && encodings.find((each) => accepts(request, each));
  if (!encoding) return reply.send(file.bytes);
  return reply.header("content-encoding", encoding).send(await file.encoded!(encoding));
}

const accepts = ({ headers }: FastifyRequest, encoding: Encoding): boolean =>
  (headers["accept-encoding"] ?? "")
    .split(",")
    .map((part) => part.split(";").map((each) => each.trim()))
    .some(([name, quality]) => name === encoding && !/^q=0(\.0*)?$/.test(quality ?? ""));
