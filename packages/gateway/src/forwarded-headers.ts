import type { IncomingHttpHeaders } from "node:http";
import type { Provider } from "./provider.ts";

/** Headers of clients that mean something to a provider, by the format it speaks. Everything else stays here. */
const toProvider: Partial<Record<Provider["format"], readonly string[]>> = {
  "openai-chat": ["openai-beta", "openai-organization", "openai-project", "idempotency-key", "x-client-request-id"],
  "anthropic-messages": ["anthropic-beta", "anthropic-version", "idempotency-key"],
};

export function headersForProvider(headers: IncomingHttpHeaders, { format }: Provider): Record<string, string> {
  return picked(headers, (name) => toProvider[format]?.includes(name) ?? false);
}

const limitHeader = /^(retry-after-ms|request-id|x-ratelimit-.*|anthropic-ratelimit-.*)$/;

/** What a provider says of its limits, and Anthropic's id of the request; `retry-after` is told by the error itself. */
export const limitHeaders = (headers: IncomingHttpHeaders): Record<string, string> =>
  picked(headers, (name) => limitHeader.test(name));

function picked(headers: IncomingHttpHeaders, wanted: (name: string) => boolean): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (typeof value === "string" && wanted(name)) found[name] = value;
  return found;
}
