import type { ContentBudget } from "./content-budget.ts";
import type { StreamEvent, WireFields } from "./format.ts";
import { type JsonObject, withoutEmpty } from "./json.ts";
import { LastWords } from "./last-words.ts";
import type { Assembly } from "./stream-decoder.ts";
import { readError } from "./wire-error.ts";

/** For formats that have no streams: keeps what comes all the same. */
export class Unstreamed implements Assembly {
  readonly complete = false;
  readonly #words: LastWords;

  constructor(budget: ContentBudget) {
    this.#words = new LastWords(budget);
  }

  push(event: JsonObject): StreamEvent[] {
    this.#words.merge(event);
    const error = readError(event);
    return error ? [{ type: "error", error }] : [];
  }

  fields(): WireFields {
    return withoutEmpty({ full_response: this.#words.all() });
  }
}
