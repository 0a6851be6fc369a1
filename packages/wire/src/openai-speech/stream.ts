import type { ContentBudget } from "../content-budget.ts";
import type { StreamEvent, WireFields } from "../format.ts";
import { asText, type JsonObject, withoutEmpty } from "../json.ts";
import { LastWords } from "../last-words.ts";
import { readOpenaiUsage } from "../openai-usage.ts";
import type { Assembly } from "../stream-decoder.ts";
import { readError } from "../wire-error.ts";
import { audio } from "./audio.ts";

/** Counts the sound of a speech that is streamed as events. */
export class SpeechAssembly implements Assembly {
  /** Only the last event says that nothing is missing. */
  readonly complete = false;
  readonly #words: LastWords;
  #bytes = 0;

  constructor(budget: ContentBudget) {
    this.#words = new LastWords(budget.apart());
  }

  push(event: JsonObject, name: string): StreamEvent[] {
    const type = asText(event["type"]) ?? name;
    const data = asText(event["audio"]);
    this.#words.merge(event, ["type", "audio"]);
    const error = readError(event);
    if (error) return [{ type: "error", error }];
    if (type === "speech.audio.done") return [{ type: "done" }];
    if (type !== "speech.audio.delta" || data === undefined) return [];
    this.#bytes += Math.floor((data.replace(/=+$/, "").length * 3) / 4);
    return [{ type: "content", choice: 0, kind: "audio", delta: { data } }];
  }

  fields(): WireFields {
    const { usage: told, ...others } = this.#words.all();
    const usage = readOpenaiUsage(told);
    return withoutEmpty({
      output: this.#bytes > 0 ? audio(this.#bytes) : undefined,
      usage,
      full_response: { ...others, ...(told !== undefined && !usage && { usage: told }) },
    });
  }
}
