import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import type { Failure } from "./failure.ts";
import { limitHeaders } from "./forwarded-headers.ts";
import type { Redact } from "./redact.ts";

const mostBytes = 64 * 1024;

/** Reads the answer of a provider that refused. Bodies that are no JSON are told by their status alone. */
export async function readFailure(
  status: number,
  headers: IncomingHttpHeaders,
  body: Readable,
  redact: Redact,
): Promise<Failure> {
  const error = errorIn(await start(body));
  const text = (name: string) => (typeof error[name] === "string" ? redact(error[name]) : undefined);
  return {
    status,
    code: text("code") ?? text("status") ?? (status === 429 ? "rate_limit_exceeded" : "upstream_error"),
    message: text("message") ?? `The provider answered with status ${status}.`,
    type: text("type") ?? text("__type"),
    param: text("param"),
    retryAfter: retryAfter(headers),
    headers: limitHeaders(headers),
  };
}

async function start(body: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > mostBytes) break;
    }
  } catch {
    // What came before the connection broke has to do.
  }
  return Buffer.concat(chunks).toString();
}

function errorIn(text: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(text);
    // Gemini's compatible API wraps errors in a list.
    const body = Object((Array.isArray(json) ? json[0] : json) as unknown) as Record<string, unknown>;
    if (typeof body["error"] === "string") return { ...body, message: body["error"] };
    return Object(body["error"] ?? body) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Seconds, from a number or a date. */
function retryAfter(headers: IncomingHttpHeaders): number | undefined {
  const given = headers["retry-after"];
  if (!given) return undefined;
  const seconds = /^\d+(\.\d+)?$/.test(given) ? Number(given) : (Date.parse(given) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
