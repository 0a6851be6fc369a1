import type { DecoderOptions, StreamDecoder, StreamEvent, StreamResult } from "../format.ts";
import { asIndex, asObject, type JsonObject, objectsOf, saysNothing } from "../json.ts";
import { type SseEvent, SseReader } from "../sse.ts";
import type { WireError } from "../wire-error.ts";
import { ChoiceBuilder } from "./choice.ts";
import { ContentBudget } from "./content-budget.ts";
import { readResponse, responseError } from "./response.ts";

const DEFAULT_MAX_CONTENT_LENGTH = 8 * 1024 * 1024;

/** Choices are assembled; obfuscation is padding. */
const notKept = new Set(["choices", "obfuscation"]);

/** Puts the chunks of a streamed chat completion together again. */
export class ChatStreamDecoder implements StreamDecoder {
  readonly #events: SseReader;
  readonly #budget: ContentBudget;
  readonly #choices = new Map<number, ChoiceBuilder>();
  /** What chunks say beside their choices; the last word counts. */
  readonly #envelope = new Map<string, unknown>();
  #unparsable = 0;
  #done = false;
  #error: WireError | undefined;

  constructor({ maxEventLength, maxContentLength = DEFAULT_MAX_CONTENT_LENGTH }: DecoderOptions = {}) {
    this.#events = new SseReader(maxEventLength);
    this.#budget = new ContentBudget(maxContentLength);
  }

  push(bytes: Uint8Array): StreamEvent[] {
    return this.#events.push(bytes).flatMap((event) => (this.#done ? [] : this.#read(event)));
  }

  result(): StreamResult {
    const choices = [...this.#choices.values()];
    const warnings = this.#warnings();
    const body = {
      ...Object.fromEntries(this.#envelope),
      ...(choices.length > 0 && { choices: choices.map((choice) => choice.choice()) }),
    };
    return {
      fields: {
        ...readResponse(body),
        ...(this.#error && { error_message: this.#error.message }),
        ...(warnings && { warnings }),
      },
      complete: this.#done || (choices.length > 0 && choices.every((choice) => choice.finished)),
      ...(this.#error && { error: this.#error }),
    };
  }

  #read({ event, data }: SseEvent): StreamEvent[] {
    const text = data.trim();
    if (text === "") return [];
    if (text === "[DONE]") {
      this.#done = true;
      return [{ type: "done" }];
    }
    try {
      const chunk = asObject(JSON.parse(text));
      const error = (chunk && responseError(chunk)) ?? (event === "error" ? { message: text } : undefined);
      if (!chunk && !error) this.#unparsable++;
      return [...(chunk ? this.#readChunk(chunk) : []), ...(error ? this.#fail(error) : [])];
    } catch {
      // Not JSON, or JSON that is nested deeper than the stack.
      if (event === "error") return this.#fail({ message: text });
      this.#unparsable++;
      return [];
    }
  }

  #readChunk(chunk: JsonObject): StreamEvent[] {
    for (const name of Object.keys(chunk)) {
      if (!notKept.has(name) && !saysNothing(chunk[name])) this.#envelope.set(name, chunk[name]);
    }
    return objectsOf(chunk["choices"]).flatMap((choice, position) => {
      const index = asIndex(choice["index"]) ?? position;
      const builder = this.#choices.get(index) ?? new ChoiceBuilder(index, this.#budget);
      this.#choices.set(index, builder);
      return builder.push(choice);
    });
  }

  #fail(error: WireError): StreamEvent[] {
    this.#error ??= error;
    return [{ type: "error", error }];
  }

  #warnings(): string {
    const counts: [count: number, what: string][] = [
      [this.#unparsable, "stream events skipped because they were no JSON objects"],
      [this.#events.oversized, "stream events skipped because they were too long"],
      [this.#budget.dropped, "characters of streamed content not kept because there were too many"],
    ];
    return counts
      .filter(([count]) => count > 0)
      .map(([count, what]) => `${what}: ${count}`)
      .join("; ");
  }
}
