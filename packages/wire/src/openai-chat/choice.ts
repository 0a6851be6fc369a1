import type { ContentBudget } from "../content-budget.ts";
import type { StreamEvent } from "../format.ts";
import { asLabel, asObject, type JsonObject } from "../json.ts";
import { Members } from "../members.ts";
import { MessageBuilder } from "./message.ts";

const handledApart = ["index", "delta", "logprobs", "finish_reason"];

/** Assembles one choice from its part of the chunks. */
export class ChoiceBuilder {
  readonly #index: number;
  readonly #message: MessageBuilder;
  readonly #logprobs: Members;
  /** Content filters and the like. */
  readonly #others: Members;
  #finishReason: string | undefined;

  constructor(index: number, budget: ContentBudget) {
    this.#index = index;
    this.#message = new MessageBuilder(budget);
    this.#logprobs = new Members(budget);
    this.#others = new Members(budget);
  }

  get finished(): boolean {
    return this.#finishReason !== undefined;
  }

  /** Takes the choice of one chunk; adds to the events what it says. */
  push(choice: JsonObject, events: StreamEvent[]): void {
    const delta = asObject(choice["delta"]);
    const logprobs = asObject(choice["logprobs"]);
    if (delta) {
      for (const each of this.#message.push(delta)) events.push({ type: "content", choice: this.#index, ...each });
    }
    if (logprobs) this.#logprobs.merge(logprobs);
    this.#others.merge(choice, handledApart);
    const reason = asLabel(choice["finish_reason"]);
    if (reason === undefined) return;
    this.#finishReason = reason;
    events.push({ type: "finish", choice: this.#index, reason });
  }

  /** The choice so far, in the shape of a whole response. */
  choice(): JsonObject {
    return {
      index: this.#index,
      message: this.#message.message(),
      finish_reason: this.#finishReason,
      logprobs: this.#logprobs.all(),
      ...this.#others.all(),
    };
  }
}
