import type { ContentBudget } from "../content-budget.ts";
import type { StreamEvent, WireFields } from "../format.ts";
import { asIndex, asLabel, asObject, asText, type JsonObject, objectsOf } from "../json.ts";
import { LastWords } from "../last-words.ts";
import { Members } from "../members.ts";
import { Slots } from "../slots.ts";
import type { Assembly } from "../stream-decoder.ts";
import { readError } from "../wire-error.ts";
import { readResponse } from "./response.ts";

interface Choice {
  index: number;
  members: Members;
  logprobs: Members;
  finish_reason?: string;
}

/** Puts the chunks of a streamed completion together again. */
export class CompletionAssembly implements Assembly {
  readonly #choices: Slots<Choice>;
  /** What chunks say beside their choices. */
  readonly #envelope: LastWords;

  constructor(budget: ContentBudget) {
    this.#choices = new Slots(budget, (index) => ({
      index,
      members: new Members(budget, ["text"]),
      logprobs: new Members(budget),
    }));
    this.#envelope = new LastWords(budget.apart());
  }

  get complete(): boolean {
    return this.#choices.size > 0 && this.#choices.all().every((choice) => choice.finish_reason !== undefined);
  }

  push(chunk: JsonObject): StreamEvent[] {
    this.#envelope.merge(chunk, ["choices"]);
    const events = objectsOf(chunk["choices"]).flatMap((choice, position) => this.#pushChoice(choice, position));
    const error = readError(chunk);
    if (error) events.push({ type: "error", error });
    return events;
  }

  fields(): WireFields {
    const choices = this.#choices.all().map(({ members, logprobs, index, finish_reason }) => ({
      text: "",
      ...members.all(),
      index,
      finish_reason,
      logprobs: logprobs.all(),
    }));
    return readResponse({ ...this.#envelope.all(), ...(choices.length > 0 && { choices }) });
  }

  #pushChoice(delta: JsonObject, position: number): StreamEvent[] {
    const choice = this.#choices.at(asIndex(delta["index"]) ?? position);
    if (!choice) return [];
    choice.members.merge(delta, ["index", "finish_reason", "logprobs"]);
    choice.logprobs.merge(asObject(delta["logprobs"]) ?? {});
    const text = asText(delta["text"]);
    const reason = asLabel(delta["finish_reason"]);
    if (reason !== undefined) choice.finish_reason = reason;
    const { index } = choice;
    return [
      ...(text === undefined ? [] : [{ type: "content" as const, choice: index, kind: "text" as const, delta: text }]),
      ...(reason === undefined ? [] : [{ type: "finish" as const, choice: index, reason }]),
    ];
  }
}
