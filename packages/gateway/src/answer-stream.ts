import type { Readable } from "node:stream";
import type { ChatStreamEvent } from "@kai/wire/translate";
import type { End, Incoming } from "./incoming.ts";
import { toClient } from "./to-client.ts";

export interface StreamOptions {
  events: Incoming<readonly ChatStreamEvent[]>;
  /** Whether the client asked for the usage; the provider is always asked. */
  usage: boolean;
  /** Keys that the first chunk carries beside its own, such as `prompt_message`. */
  first?: Record<string, unknown>;
  /** Hears once how it ended. Answers the JSON of a last chunk, if there should be one. */
  ended: (how: "left" | End) => Promise<string | undefined>;
  /** Around each event. @default "data: " and an empty line */
  framing?: { field: string; delimiter: string };
}

/**
 * Writes an answer as server-sent events. A failure on the way is told in the stream, without the final `[DONE]`:
 * a stream that merely ended would look like a whole answer.
 */
export function answerStream({ events, usage, first, ended, framing }: StreamOptions): Readable {
  const { field = "data: ", delimiter = "\n\n" } = framing ?? {};
  const line = (data: string) => field + data + delimiter;
  let extra = first;
  return toClient(events, {
    write(told) {
      let text = "";
      for (const event of told) {
        if (event.type !== "chunk" || (event.usage && !usage)) continue;
        text += line(extra ? JSON.stringify({ ...(JSON.parse(event.data) as object), ...extra }) : event.data);
        extra = undefined;
      }
      return text;
    },
    async ended(how) {
      const last = await ended(how);
      if (how === "left") return "";
      if (how === "complete") return (last === undefined ? "" : line(last)) + line("[DONE]");
      const { message, code, type = "upstream_error" } = how;
      return line(JSON.stringify({ error: { message, type, param: null, code } }));
    },
  });
}
