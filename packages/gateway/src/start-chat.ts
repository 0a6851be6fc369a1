import type { StreamResult } from "@kai/wire";
import type {
  AnswerContext,
  ChatStreamEvent,
  ChatTranslation,
  ReadCompletion,
  StreamTranslator,
} from "@kai/wire/translate";
import { type UpstreamAnswer, UpstreamFailure } from "./call-upstream.ts";
import { inBandFailure } from "./in-band-failure.ts";
import { type Incoming, untilBegun } from "./incoming.ts";
import { readJson, readWhole } from "./read-whole.ts";
import { type Redact, redactAll } from "./redact.ts";

/** A chat answer that has begun well: nothing of it has been sent to the client yet. */
export type StartedChat =
  | { kind: "json"; cached?: true; read: ReadCompletion; headers: UpstreamAnswer["headers"] }
  | {
      kind: "stream";
      cached?: true;
      events: Incoming<readonly ChatStreamEvent[]>;
      /** Everything received so far, for the log. */
      result: () => StreamResult;
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
  if (stream) return startStream(upstream, translation.stream(context), reading);
  const read = translation.readCompletion(readJson(await readWhole(upstream)), context);
  if (read.error) throw new UpstreamFailure(inBandFailure(redactAll(read.error, redact)));
  const choices = read.completion["choices"] as { message: Message }[];
  whole(choices.map(({ message }) => message));
  return { kind: "json", read, headers: upstream.headers };
}

/** Reads a stream up to its first content. An error before that, and a stream that ends without any, are failures like any other. */
async function startStream(
  upstream: UpstreamAnswer,
  translator: StreamTranslator,
  { whole, redact }: ChatReading,
): Promise<StartedChat> {
  const events = await untilBegun<readonly ChatStreamEvent[]>(upstream, {
    push(bytes, tell) {
      const found = translator.push(bytes);
      const last = found.at(-1);
      const said = last?.type === "error" ? found.slice(0, -1) : found;
      if (said.length > 0) tell(said);
      if (last?.type === "error") throw new UpstreamFailure(inBandFailure(redactAll(last.error, redact)));
      if (last?.type !== "done") return false;
      whole(translator.messages());
      return true;
    },
    end(tell) {
      if (!translator.result().complete)
        throw new UpstreamFailure({
          status: 502,
          code: "upstream_truncated",
          message: "The provider's answer ended too early.",
        });
      const last = translator.end();
      if (last.length > 0) tell(last);
      whole(translator.messages());
    },
    begins: (found) => found.some((event) => event.type === "chunk" && event.content),
  });
  const result = () => withoutSecrets(translator.result(), redact);
  return { kind: "stream", events, result, headers: upstream.headers };
}

/** Only errors repeat keys, and what was said before them is long. */
function withoutSecrets(result: StreamResult, redact: Redact): StreamResult {
  return result.error ? redactAll(result, redact) : result;
}
