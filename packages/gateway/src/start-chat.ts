import type { StreamResult } from "@kai/wire";
import type {
  AnswerContext,
  ChatStreamEvent,
  ChatTranslation,
  ReadCompletion,
  StreamTranslator,
} from "@kai/wire/translate";
import { asFailure, type UpstreamAnswer, UpstreamFailure } from "./call-upstream.ts";
import { inBandFailure } from "./in-band-failure.ts";
import { readJson, readWhole } from "./read-whole.ts";
import { type Redact, redactAll } from "./redact.ts";

/** A chat answer that has begun well: nothing of it has been sent to the client yet. */
export type StartedChat =
  | { kind: "json"; cached?: true; read: ReadCompletion; headers: UpstreamAnswer["headers"] }
  | {
      kind: "stream";
      cached?: true;
      /** Up to the first content. */
      held: ChatStreamEvent[];
      /** What follows. Ends early by throwing UpstreamFailure. */
      rest: AsyncGenerator<ChatStreamEvent[], void>;
      translator: Pick<StreamTranslator, "result">;
      headers: UpstreamAnswer["headers"];
    };

type Message = Record<string, unknown>;

interface ChatReading {
  translation: ChatTranslation;
  stream: boolean;
  context: AnswerContext;
  /** Hears the messages of an answer once all of it has come, as the client has them. */
  whole: (messages: Message[]) => void;
  redact: Redact;
}

/** Reads the answer of a provider until it has said something. @throws UpstreamFailure */
export async function startChat(upstream: UpstreamAnswer, reading: ChatReading): Promise<StartedChat> {
  const { translation, stream, context, whole, redact } = reading;
  if (stream) return holdStart(upstream, translation.stream(context), reading);
  const read = translation.readCompletion(readJson(await readWhole(upstream)), context);
  if (read.error) throw new UpstreamFailure(inBandFailure(redactAll(read.error, redact)));
  const choices = read.completion["choices"] as { message: Message }[];
  whole(choices.map(({ message }) => message));
  return { kind: "json", read, headers: upstream.headers };
}

/** Reads a stream up to its first content. An error before that, and a stream that ends without any, are failures like any other. */
async function holdStart(
  upstream: UpstreamAnswer,
  translator: StreamTranslator,
  reading: ChatReading,
): Promise<StartedChat> {
  const rest = events(upstream, translator, reading);
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
  const result = () => withoutSecrets(translator.result(), reading.redact);
  return { kind: "stream", held, rest, translator: { result }, headers: upstream.headers };
}

/** Only errors repeat keys, and what was said before them is long. */
function withoutSecrets(result: StreamResult, redact: Redact): StreamResult {
  return result.error ? redactAll(result, redact) : result;
}

/** The events of a stream, until the provider's last word. However the reader leaves, the call ends. */
async function* events(
  upstream: UpstreamAnswer,
  translator: StreamTranslator,
  { whole, redact }: ChatReading,
): AsyncGenerator<ChatStreamEvent[], void> {
  try {
    for await (const bytes of upstream.body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      const found = translator.push(bytes);
      const failed = found.find((event) => event.type === "error");
      if (failed) {
        const before = found.slice(0, found.indexOf(failed));
        if (before.length > 0) yield before;
        throw new UpstreamFailure(inBandFailure(redactAll(failed.error, redact)));
      }
      if (found.length > 0) yield found;
      if (found.some(({ type }) => type === "done")) {
        whole(translator.messages());
        upstream.complete();
        return;
      }
    }
    if (!translator.result().complete)
      throw new UpstreamFailure({
        status: 502,
        code: "upstream_truncated",
        message: "The provider's answer ended too early.",
      });
    const last = translator.end();
    if (last.length > 0) yield last;
    whole(translator.messages());
  } catch (error) {
    throw asFailure(error);
  } finally {
    upstream.end();
  }
}
