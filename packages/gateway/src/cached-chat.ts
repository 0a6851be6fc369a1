import { chunksOf, CompletionAssembly, openaiChat } from "@kai/wire/translate";
import type { Completion } from "./ports.ts";
import type { Incoming } from "./incoming.ts";
import type { StartedChat } from "./start-chat.ts";

type ChatEvents = Extract<StartedChat, { kind: "stream" }>["events"];

/** Longest answer of a stream that is cached, in characters. */
const longest = 1_000_000;

/** A cached completion as the answer to another request. */
export function replay(
  completion: Completion,
  { stream, ...own }: { id: string; created: number; stream: boolean },
): StartedChat {
  const again = { ...completion, ...own };
  const { completion: body, fields } = openaiChat.readCompletion(again, { ...own, model: "" });
  // Some providers tell what the answer did cost them; nobody pays for it again.
  delete fields.cost;
  if (!stream) return { kind: "json", cached: true, read: { completion: body, fields }, headers: {} };
  return {
    kind: "stream",
    cached: true,
    events: atOnce(chunksOf(again)),
    result: () => ({ fields, complete: true }),
    headers: {},
  };
}

/** What has come already, all of it. */
const atOnce = <Piece>(piece: Piece): Incoming<Piece> => ({
  flow(receiver) {
    receiver.piece(piece);
    receiver.ended("complete");
  },
  resume() {},
  pause() {},
  leave() {},
});

/** Hears the completion of an answer once it has ended; undefined when it broke off, or must not be given again. */
export function hearWhole(
  start: StartedChat,
  { signal, heard }: { signal: AbortSignal; heard: (completion: Completion | undefined) => void },
): StartedChat {
  if (start.kind === "json") {
    heard(repeatable(start.read.completion));
    return start;
  }
  // Who leaves before reading on never hears how it ended.
  signal.addEventListener("abort", () => heard(undefined), { once: true });
  return { ...start, events: overheard(start.events, heard) };
}

function overheard(events: ChatEvents, heard: (completion: Completion | undefined) => void): ChatEvents {
  const assembly = new CompletionAssembly(longest);
  return {
    ...events,
    flow: (receiver) =>
      events.flow({
        piece(told) {
          assembly.push(told);
          receiver.piece(told);
        },
        ended(how) {
          heard(how === "complete" ? repeatable(assembly.completion()) : undefined);
          receiver.ended(how);
        },
      }),
    leave() {
      heard(undefined);
      events.leave();
    },
  };
}

/** Only what a model has said to the end, of its own accord, is given again. */
function repeatable(completion: Completion | undefined): Completion | undefined {
  const choices = (completion?.["choices"] ?? []) as { finish_reason?: unknown }[];
  const ended = choices.every(
    ({ finish_reason }) => typeof finish_reason === "string" && finish_reason !== "content_filter",
  );
  return choices.length > 0 && ended ? completion : undefined;
}
