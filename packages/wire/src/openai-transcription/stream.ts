import type { ContentBudget } from "../content-budget.ts";
import type { StreamEvent, WireFields } from "../format.ts";
import { asText, type JsonObject, withoutEmpty } from "../json.ts";
import { LastWords } from "../last-words.ts";
import { Members } from "../members.ts";
import type { Assembly } from "../stream-decoder.ts";
import { readError } from "../wire-error.ts";
import { readResponse } from "./response.ts";

/** Puts the events of a streamed transcript together again. */
export class TranscriptionAssembly implements Assembly {
  /** Only the last event says that nothing is missing. */
  readonly complete = false;
  readonly #transcript: Members;
  readonly #envelope: LastWords;
  #hasText = false;

  constructor(budget: ContentBudget) {
    this.#transcript = new Members(budget, ["text"]);
    this.#envelope = new LastWords(budget.apart());
  }

  push(event: JsonObject, name: string): StreamEvent[] {
    const { delta, logprobs, ...others } = event;
    const type = asText(event["type"]) ?? name;
    const error = readError(event);
    if (error) return [{ type: "error", error }];
    switch (type) {
      case "transcript.text.delta":
        return this.#append(asText(delta), logprobs);
      case "transcript.text.segment":
        this.#transcript.merge({ segments: [others] });
        return [];
      case "transcript.text.done":
        this.#envelope.merge(others, ["type", "text"]);
        // The whole text says something new when there were no deltas.
        if (this.#hasText) return [{ type: "done" }];
        return [...this.#append(asText(event["text"]), logprobs), { type: "done" }];
      default:
        return [];
    }
  }

  fields(): WireFields {
    return readResponse({ ...this.#envelope.all(), ...withoutEmpty(this.#transcript.all()) });
  }

  #append(text: string | undefined, logprobs?: unknown): StreamEvent[] {
    if (Array.isArray(logprobs)) this.#transcript.merge({ logprobs });
    if (text === undefined) return [];
    this.#hasText = true;
    this.#transcript.merge({ text });
    return [{ type: "content", choice: 0, kind: "text", delta: text }];
  }
}
