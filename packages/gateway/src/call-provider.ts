import type { Dispatcher } from "undici";
import { asFailure, callUpstream, type Timeouts, type UpstreamAnswer, UpstreamFailure } from "./call-upstream.ts";
import type { ChosenCredentials } from "./choose-credentials.ts";
import type { Candidate } from "./plan.ts";
import type { ProviderCall } from "./provider.ts";
import { postForm } from "./post-form.ts";
import { readFailure } from "./read-failure.ts";
import { type Redact, redactorOf } from "./redact.ts";

/** A candidate to be called, and how. */
export interface Asking {
  candidate: Candidate;
  chosen: ChosenCredentials;
  /** Sets aside what the call may cost. @throws GatewayError when the customer's budget has no room for it */
  reserve: () => Promise<void>;
  /** Headers of the client that go along. */
  headers: Readonly<Record<string, string>>;
  signal: AbortSignal;
  timeouts: Timeouts;
  /** Connects to no address that is private. */
  guard: Dispatcher;
}

/** What a candidate is asked, in its provider's format. */
export interface Question extends Pick<ProviderCall, "stream" | "body"> {
  /** What for, or the path below the provider's API. */
  to: ProviderCall["operation"] | `/${string}`;
  /** @default "application/json" */
  contentType?: string;
  /** Media types of the answer. */
  accept: string;
}

/**
 * Calls a candidate and reads the start of its answer: another one can still be asked until `read` resolves.
 *
 * @throws UpstreamFailure; what the signal throws when the client has left
 */
export async function callProvider<Started>(
  { candidate, chosen, reserve, headers: forwarded, signal, timeouts, guard }: Asking,
  { to, stream, body, contentType = "application/json", accept }: Question,
  read: (upstream: UpstreamAnswer, redact: Redact) => Promise<Started>,
): Promise<Started> {
  await reserve();
  const { credentials } = chosen;
  const { provider, model } = candidate;
  const { url, headers } = isPath(to)
    ? provider.at!(to, credentials)
    : await provider.request({
        model,
        operation: to,
        stream,
        credentials,
        body,
        postForm: (address, form) =>
          postForm(address, { form, dispatcher: chosen.from === "server" ? undefined : guard }),
      });
  const upstream = await callUpstream({
    url,
    // What the client says of the API's version comes before our own choice; nothing that is forwarded is a credential.
    headers: { ...headers, ...forwarded, "content-type": contentType, accept },
    body,
    signal,
    timeouts,
    dispatcher: chosen.addressFrom === "operator" ? undefined : guard,
  });
  const redact = redactorOf(credentials);
  try {
    const { status, headers: answered, body: told } = upstream;
    if (status >= 400) throw new UpstreamFailure(await readFailure(status, answered, told, redact));
    return await read(upstream, redact);
  } catch (error) {
    upstream.end();
    throw signal.aborted ? signal.reason : asFailure(error);
  }
}

const isPath = (to: Question["to"]): to is `/${string}` => to.startsWith("/");
