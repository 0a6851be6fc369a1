import type { ContentBudget } from "../content-budget.ts";
import type { StreamEvent, WireFields } from "../format.ts";
import { asIndex, type JsonObject, objectsOf } from "../json.ts";
import { LastWords } from "../last-words.ts";
import { Slots } from "../slots.ts";
import type { Assembly } from "../stream-decoder.ts";
import { ChoiceBuilder } from "./choice.ts";
import { readResponse, responseError } from "./response.ts";

/** Choices are assembled; obfuscation is padding. */
const notKept = ["choices", "obfuscation"];

/** Puts the chunks of a streamed chat completion together again. */
export class ChatAssembly implements Assembly {
  readonly #choices: Slots<ChoiceBuilder>;
  /** What chunks say beside their choices. */
  readonly #envelope: LastWords;

  constructor(budget: ContentBudget) {
    this.#choices = new Slots(budget, (index) => new ChoiceBuilder(index, budget));
    this.#envelope = new LastWords(budget.apart());
  }

  get complete(): boolean {
    return this.#choices.size > 0 && this.#choices.all().every((choice) => choice.finished);
  }

  push(chunk: JsonObject): StreamEvent[] {
    this.#envelope.merge(chunk, notKept);
    const events: StreamEvent[] = [];
    let position = 0;
    const choices = objectsOf(chunk["choices"]);
    for (const choice of choices) {
      this.#choices.at(asIndex(choice["index"]) ?? position)?.push(choice, events);
      position++;
    }
    const error = responseError(chunk, choices);
    if (error) events.push({ type: "error", error });
    return events;
  }

  fields(): WireFields {
    return readResponse(this.completion());
  }

  /** All chunks as the one body they would have been. */
  completion(): JsonObject {
    const choices = this.#choices.all().map((choice) => choice.choice());
    return { ...this.#envelope.all(), ...(choices.length > 0 && { choices }) };
  }
}
