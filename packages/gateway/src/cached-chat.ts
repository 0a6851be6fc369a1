import { chunksOf, CompletionAssembly, openaiChat } from "@kai/wire/translate";
import type { Completion } from "./ports.ts";
import type { StartedChat } from "./start-chat.ts";

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
    held: chunksOf(again),
    rest: nothing(),
    translator: { result: () => ({ fields, complete: true }) },
    headers: {},
  };
}

async function* nothing(): AsyncGenerator<never, void> {}

/** Hears the completion of an answer once it has ended; undefined when it broke off, or must not be given again. */
export function hearWhole(
  start: StartedChat,
  { signal, heard }: { signal: AbortSignal; heard: (completion: Completion | undefined) => void },
): StartedChat {
  if (start.kind === "json") {
    heard(repeatable(start.read.completion));
    return start;
  }
  // Who leaves before reading on never ends the generator below.
  signal.addEventListener("abort", () => heard(undefined), { once: true });
  return { ...start, rest: listened(start, heard) };
}

async function* listened(
  { held, rest }: Extract<StartedChat, { kind: "stream" }>,
  heard: (completion: Completion | undefined) => void,
): Extract<StartedChat, { kind: "stream" }>["rest"] {
  const assembly = new CompletionAssembly(longest);
  let isWhole = false;
  try {
    assembly.push(held);
    for await (const events of rest) {
      assembly.push(events);
      yield events;
    }
    isWhole = true;
  } finally {
    heard(isWhole ? repeatable(assembly.completion()) : undefined);
  }
}

/** Only what a model has said to the end, of its own accord, is given again. */
function repeatable(completion: Completion | undefined): Completion | undefined {
  const choices = (completion?.["choices"] ?? []) as { finish_reason?: unknown }[];
  const ended = choices.every(
    ({ finish_reason }) => typeof finish_reason === "string" && finish_reason !== "content_filter",
  );
  return choices.length > 0 && ended ? completion : undefined;
}
