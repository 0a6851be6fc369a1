import { isUtf8 } from "node:buffer";
import { type UpstreamAnswer, UpstreamFailure } from "./call-upstream.ts";

const mostBytes = 64 * 1024 * 1024;

/** Reads an answer to its end. @throws UpstreamFailure when it is too large */
export async function readWhole(upstream: UpstreamAnswer): Promise<Buffer> {
  if (Number(upstream.headers["content-length"] ?? 0) > mostBytes)
    throw new UpstreamFailure({
      status: 502,
      code: "upstream_too_large",
      message: "The provider's answer is too large.",
    });
  const { buffer, byteOffset, byteLength } = await upstream.body.bytes();
  upstream.complete();
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** @throws UpstreamFailure when it is no JSON */
export function readJson(bytes: Buffer): unknown {
  try {
    if (bytes.length > 0 && isUtf8(bytes)) return JSON.parse(bytes.toString());
  } catch {
    // Told below.
  }
  throw new UpstreamFailure({ status: 502, code: "upstream_malformed", message: "The provider's answer is no JSON." });
}
