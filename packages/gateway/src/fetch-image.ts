import type { AddressPolicy } from "./address-policy.ts";
import { request } from "undici";
import { notAllowed } from "./address-policy.ts";
import { UpstreamFailure } from "./call-upstream.ts";

const mostRedirects = 3;
const mostMs = 10_000;

/** How many bytes may still be fetched; what is fetched at once shares it. */
export interface ByteBudget {
  left: number;
}

export interface FetchImageOptions {
  /** Where the address stands in the request, for errors. */
  param: string;
  policy: AddressPolicy;
  budget: ByteBudget;
  /** The client's. */
  signal: AbortSignal;
  /** Milliseconds that all of it may take. @default 10,000 */
  timeout?: number;
}

/**
 * Fetches an image that a client links to, as a `data:` address. Redirects are followed to public addresses only, and what it is tells its first bytes,
 * not its sender.
 *
 * @throws UpstreamFailure 400 that names the parameter; what the client's signal throws when the client has left
 */
export async function fetchImage(url: string, options: FetchImageOptions): Promise<string> {
  const { param, signal, timeout = mostMs } = options;
  const bytes = await download(url, {
    ...options,
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
  }).catch((error: unknown) => {
    if (signal.aborted) throw signal.reason;
    if (error instanceof UpstreamFailure) throw error;
    const { code } = error as { code?: string };
    if (code === notAllowed) throw refusal(param, "must not be a private address", "image_url_not_allowed");
    throw refusal(param, "could not be fetched", "image_url_unreachable", error);
  });
  const type = mediaTypeOf(bytes);
  if (!type) throw refusal(param, "is no PNG, JPEG, GIF or WebP image", "image_url_no_image");
  return `data:${type};base64,${bytes.toString("base64")}`;
}

async function download(url: string, { param, policy, budget, signal }: FetchImageOptions): Promise<Buffer> {
  let address = url;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const problem = policy.problem(address);
    if (problem) throw refusal(param, problem, "image_url_not_allowed");
    const { statusCode, headers, body } = await request(address, { dispatcher: policy.dispatcher, signal });
    if (statusCode >= 200 && statusCode < 300) return read(body, { param, budget });
    body.on("error", () => undefined).destroy();
    const { location } = headers;
    if (statusCode < 300 || statusCode >= 400 || typeof location !== "string")
      throw refusal(param, `is answered with status ${statusCode}`, "image_url_unreachable");
    address = URL.parse(location, address)?.href ?? "";
  }
  throw refusal(param, "redirects too often", "image_url_unreachable");
}

async function read(
  body: AsyncIterable<unknown>,
  { param, budget }: Pick<FetchImageOptions, "param" | "budget">,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    budget.left -= chunk.length;
    if (budget.left < 0) throw refusal(param, "is too large: linked images may have 20 MB together", "image_too_large");
  }
  return Buffer.concat(chunks);
}

/** The first bytes of images, which pages of errors do not have. */
function mediaTypeOf(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 12).toString("latin1");
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (head.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (/^GIF8[79]a/.test(head)) return "image/gif";
  return /^RIFF.{4}WEBP/s.test(head) ? "image/webp" : undefined;
}

/** Another provider may fetch it by itself, so it is a failure like one of the provider's. */
function refusal(param: string, problem: string, code: string, cause?: unknown): UpstreamFailure {
  return new UpstreamFailure(
    { status: 400, code, param, message: `${param} ${problem}`, type: "invalid_request_error" },
    cause,
  );
}
