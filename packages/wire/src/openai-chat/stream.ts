import type { DecoderOptions, StreamDecoder, StreamEvent, StreamResult } from "../format.ts";
import { asIndex, asObject, type JsonObject, objectsOf, omit, withoutEmpty } from "../json.ts";
import { type SseEvent, SseReader } from "../sse.ts";
import type { WireError } from "../wire-error.ts";
import { ChoiceBuilder } from "./choice.ts";
import { ContentBudget } from "./content-budget.ts";
import { readResponse, responseError } from "./response.ts";

const DEFAULT_MAX_CONTENT_LENGTH = 8 * 1024 * 1024;

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
    const chunk = parse(text);
    if (chunk) {
      const error = responseError(chunk);
      return [...this.#readChunk(chunk), ...(error ? this.#fail(error) : [])];
    }
    if (event === "error") return this.#fail({ message: text });
    this.#unparsable++;
    return [];
  }

  #readChunk(chunk: JsonObject): StreamEvent[] {
    for (const [name, value] of Object.entries(withoutEmpty(omit(chunk, "choices", "obfuscation"))))
      this.#envelope.set(name, value);
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
      [this.#unparsable, "stream events were not JSON objects and were skipped"],
      [this.#events.oversized, "stream events were too long and were skipped"],
      [this.#budget.dropped, "characters of streamed content were not kept"],
    ];
    return counts
      .filter(([count]) => count > 0)
      .map(([count, what]) => `${count} ${what}`)
      .join("; ");
  }
}

function parse(text: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}
