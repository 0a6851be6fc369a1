import { isUtf8 } from "node:buffer";
import { buffer } from "node:stream/consumers";
import type { ChatStreamEvent, ChatTranslation, ReadCompletion, StreamTranslator } from "@kai/wire/translate";
import type { Dispatcher } from "undici";
import { asFailure, callUpstream, type Timeouts, type UpstreamAnswer, UpstreamFailure } from "./call-upstream.ts";
import type { ChosenCredentials } from "./choose-credentials.ts";
import { readFailure } from "./read-failure.ts";
import { Secret } from "./secret.ts";
import type { Candidate } from "./plan.ts";

/** One call of one candidate. */
export interface AttemptCall {
  candidate: Candidate;
  chosen: ChosenCredentials;
  translation: ChatTranslation;
  /** The body in the provider's format. */
  body: Record<string, unknown>;
  stream: boolean;
  /** Of the completion, where the provider gives none. */
  id: string;
  /** Headers of the client that go along. */
  headers: Readonly<Record<string, string>>;
  signal: AbortSignal;
  timeouts: Timeouts;
  dispatcher?: Dispatcher;
}

/** An answer that has begun well: nothing of it has been sent to the client yet. */
export type StartedAnswer =
  | { kind: "json"; read: ReadCompletion; headers: UpstreamAnswer["headers"] }
  | {
      kind: "stream";
      /** Up to the first content. */
      held: ChatStreamEvent[];
      /** What follows. Ends early by throwing UpstreamFailure. */
      rest: AsyncGenerator<ChatStreamEvent[], void>;
      translator: StreamTranslator;
      headers: UpstreamAnswer["headers"];
    };

const mostBytes = 64 * 1024 * 1024;

/**
 * Calls a candidate and waits until it has said something: another one can still be asked before that.
 *
 * @throws UpstreamFailure; what the signal throws when the client has left
 */
export async function attempt(call: AttemptCall): Promise<StartedAnswer> {
  const { candidate, chosen, translation, stream, signal } = call;
  const body = JSON.stringify(call.body);
  const { url, headers } = await candidate.provider.request({
    model: candidate.model,
    operation: "chat",
    stream,
    credentials: chosen.credentials,
    body,
  });
  const upstream = await callUpstream({
    url,
    headers: {
      ...call.headers,
      ...headers,
      "content-type": "application/json",
      accept: stream ? "text/event-stream" : "application/json",
    },
    body,
    signal,
    timeouts: call.timeouts,
    dispatcher: call.dispatcher,
  });
  try {
    if (upstream.status >= 400) throw await refusal(upstream, chosen);
    const context = { id: call.id, created: Math.floor(Date.now() / 1000), model: candidate.model };
    if (!stream) return await readWhole(upstream, translation, context);
    return await holdStart(upstream, translation.stream(context));
  } catch (error) {
    upstream.end();
    throw signal.aborted ? signal.reason : asFailure(error);
  }
}

async function refusal(
  { status, headers, body }: UpstreamAnswer,
  { credentials }: ChosenCredentials,
): Promise<UpstreamFailure> {
  const secrets = Object.values(credentials).flatMap((value) => (value instanceof Secret ? [value.reveal()] : []));
  return new UpstreamFailure(await readFailure(status, headers, body, secrets));
}

async function readWhole(
  upstream: UpstreamAnswer,
  translation: ChatTranslation,
  context: { id: string; created: number; model: string },
) {
  if (Number(upstream.headers["content-length"] ?? 0) > mostBytes)
    throw new UpstreamFailure({
      status: 502,
      code: "upstream_too_large",
      message: "The provider's answer is too large.",
    });
  const bytes = await buffer(upstream.body);
  upstream.end();
  const read = translation.readCompletion(parse(bytes), context);
  if (read.error) throw new UpstreamFailure(inBandFailure(read.error));
  return { kind: "json" as const, read, headers: upstream.headers };
}

function parse(bytes: Buffer): unknown {
  try {
    if (bytes.length > 0 && isUtf8(bytes)) return JSON.parse(bytes.toString());
  } catch {
    // Told below.
  }
  throw new UpstreamFailure({ status: 502, code: "upstream_malformed", message: "The provider's answer is no JSON." });
}

/** Reads a stream up to its first content. An error before that, and a stream that ends without any, are failures like any other. */
async function holdStart(upstream: UpstreamAnswer, translator: StreamTranslator): Promise<StartedAnswer> {
  const rest = events(upstream, translator);
  const held: ChatStreamEvent[] = [];
  for (;;) {
    const { value, done } = await rest.next();
    if (done) {
      throw new UpstreamFailure({
        status: 502,
        code: "upstream_empty",
        message: "The provider's answer ended before it began.",
      });
    }
    held.push(...value);
    if (value.some((event) => event.type === "chunk" && event.content)) break;
  }
  upstream.started();
  return { kind: "stream", held, rest, translator, headers: upstream.headers };
}

/** The events of a stream, until the provider's last word. However the reader leaves, the call ends. */
async function* events(
  upstream: UpstreamAnswer,
  translator: StreamTranslator,
): AsyncGenerator<ChatStreamEvent[], void> {
  try {
    for await (const bytes of upstream.body as AsyncIterable<Buffer>) {
      const found = translator.push(bytes);
      const failed = found.find((event) => event.type === "error");
      if (failed) {
        const before = found.slice(0, found.indexOf(failed));
        if (before.length > 0) yield before;
        throw new UpstreamFailure(inBandFailure(failed.error));
      }
      if (found.length > 0) yield found;
      if (found.some(({ type }) => type === "done")) return;
    }
    if (!translator.result().complete)
      throw new UpstreamFailure({
        status: 502,
        code: "upstream_truncated",
        message: "The provider's answer ended too early.",
      });
    const last = translator.end();
    if (last.length > 0) yield last;
  } catch (error) {
    throw asFailure(error);
  } finally {
    upstream.end();
  }
}

/** An error that came inside a success: as bad as a status would have been, where it tells one. */
function inBandFailure({ message, type, code }: { message: string; type?: string; code?: string }) {
  const told = Number(code);
  const status = Number.isInteger(told) && told >= 400 && told < 600 ? told : type?.includes("rate_limit") ? 429 : 502;
  return { status, code: code ?? type ?? "upstream_error", message, type };
}
