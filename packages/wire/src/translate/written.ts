import { asText, type JsonObject, saysNothing } from "../json.ts";

/** Values that ask for what happens anyway. */
const defaults: Readonly<Record<string, unknown>> = {
  n: 1,
  logprobs: false,
  parallel_tool_calls: true,
  frequency_penalty: 0,
  presence_penalty: 0,
  store: false,
  service_tier: "auto",
};

/** Whether a value asks for nothing that would not happen without it. */
export const asksNothing = (name: string, value: unknown): boolean => saysNothing(value) || defaults[name] === value;

/** A chat request while it is written in another format: each parameter is taken once, and what nobody takes is named. */
export class ChatReader {
  readonly warnings: Record<string, string> = {};
  readonly #chat: JsonObject;
  readonly #taken = new Set(["model", "messages", "stream", "stream_options"]);

  constructor(chat: JsonObject) {
    this.#chat = chat;
  }

  /** The value of a parameter, from here on known to be written. */
  take(name: string): unknown {
    this.#taken.add(name);
    return this.#chat[name] ?? undefined;
  }

  takeNumber(name: string): number | undefined {
    const value = this.take(name);
    return typeof value === "number" ? value : undefined;
  }

  takeText(name: string): string | undefined {
    return asText(this.take(name));
  }

  /** The most tokens the client allows, under either name. */
  takeLimit(): number | undefined {
    const limit = this.takeNumber("max_tokens");
    return this.takeNumber("max_completion_tokens") ?? limit;
  }

  warn(parameter: string, text: string): void {
    this.warnings[parameter] ??= text;
  }

  /** Names what was asked for and not taken. */
  nameTheRest(format: string): void {
    for (const [name, value] of Object.entries(this.#chat)) {
      if (this.#taken.has(name) || asksNothing(name, value)) continue;
      this.warn(name, `was not sent: ${format} has nothing like it`);
    }
  }
}

/** Stop sequences as a list; those of blanks alone are refused by most. */
export function stopSequencesOf(reader: ChatReader): string[] | undefined {
  const stop = reader.take("stop");
  const list = (Array.isArray(stop) ? stop : [stop]).filter(
    (each): each is string => typeof each === "string" && each !== "",
  );
  const kept = list.filter((each) => each.trim() !== "");
  if (kept.length < list.length) reader.warn("stop", "sequences of blanks alone were not sent");
  return kept.length > 0 ? kept : undefined;
}
