import type { ContentBudget } from "../content-budget.ts";
import type { StreamEvent, WireFields } from "../format.ts";
import { asIndex, type JsonObject, objectsOf } from "../json.ts";
import { LastWords } from "../last-words.ts";
import { Slots } from "../slots.ts";
import type { Assembly } from "../stream-decoder.ts";
import { readError } from "../wire-error.ts";
import { CandidateBuilder } from "./candidate.ts";
import { blockReason, readResponse } from "./response.ts";

/** Puts the chunks of a streamed answer together again. */
export class GeminiAssembly implements Assembly {
  readonly #candidates: Slots<CandidateBuilder>;
  /** What chunks say beside their candidates. */
  readonly #envelope: LastWords;

  constructor(budget: ContentBudget) {
    this.#candidates = new Slots(budget, (index) => new CandidateBuilder(index, budget));
    this.#envelope = new LastWords(budget.apart());
  }

  get complete(): boolean {
    if (this.#candidates.size === 0) return blockReason(this.#envelope.all()) !== undefined;
    return this.#candidates.all().every((candidate) => candidate.finished);
  }

  push(chunk: JsonObject): StreamEvent[] {
    this.#envelope.merge(chunk, ["candidates"]);
    const events = objectsOf(chunk["candidates"]).flatMap(
      (candidate, position) => this.#candidates.at(asIndex(candidate["index"]) ?? position)?.push(candidate) ?? [],
    );
    const error = readError(chunk);
    if (error) events.push({ type: "error", error });
    return events;
  }

  fields(): WireFields {
    const candidates = this.#candidates.all().map((candidate) => candidate.candidate());
    return readResponse({ ...this.#envelope.all(), ...(candidates.length > 0 && { candidates }) });
  }
}
