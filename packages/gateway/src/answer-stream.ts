import type { ChatStreamEvent } from "@kai/wire/translate";
import type { Failure } from "./failure.ts";
import { toTheEnd } from "./to-the-end.ts";

export interface StreamOptions {
  held: readonly ChatStreamEvent[];
  rest: AsyncGenerator<ChatStreamEvent[], void>;
  /** Whether the client asked for the usage; the provider is always asked. */
  usage: boolean;
  /** Keys that the first chunk carries beside its own, such as `prompt_message`. */
  first?: Record<string, unknown>;
  /** Hears once how it ended. Answers the JSON of a last chunk, if there should be one. */
  ended(how: "complete" | "left" | Failure): Promise<string | undefined>;
  /** Around each event. @default "data: " and an empty line */
  framing?: { field: string; delimiter: string };
}

/**
 * Writes an answer as server-sent events. A failure on the way is told in the stream, without the final `[DONE]`:
 * a stream that merely ended would look like a whole answer.
 */
export function answerStream(options: StreamOptions): AsyncGenerator<string, void> {
  const { field = "data: ", delimiter = "\n\n" } = options.framing ?? {};
  const line = (data: string) => field + data + delimiter;
  let { first } = options;
  const write = (events: readonly ChatStreamEvent[]): string => {
    let text = "";
    for (const event of events) {
      if (event.type !== "chunk" || (event.usage && !options.usage)) continue;
      text += line(first ? JSON.stringify({ ...(JSON.parse(event.data) as object), ...first }) : event.data);
      first = undefined;
    }
    return text;
  };
  const texts = async function* () {
    yield write(options.held);
    for await (const events of options.rest) {
      const text = write(events);
      if (text !== "") yield text;
    }
  };
  return toTheEnd<string>(texts(), {
    async left() {
      // A client may leave before the rest was begun with.
      await options.rest.return();
      await options.ended("left");
    },
    async ended(how) {
      const last = await options.ended(how);
      if (how === "complete") return (last === undefined ? "" : line(last)) + line("[DONE]");
      const { message, code, type = "upstream_error" } = how;
      return line(JSON.stringify({ error: { message, type, param: null, code } }));
    },
  });
}
