import type { StreamEvent } from "../format.ts";
import { asObject, asText, type JsonObject, omit } from "../json.ts";
import type { ContentBudget } from "./content-budget.ts";
import { Members } from "./members.ts";
import { MessageBuilder } from "./message.ts";

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

  /** Takes the choice of one chunk. */
  push(choice: JsonObject): StreamEvent[] {
    const content = this.#message.push(asObject(choice["delta"]) ?? {});
    this.#logprobs.merge(asObject(choice["logprobs"]) ?? {});
    this.#others.merge(omit(choice, "index", "delta", "logprobs", "finish_reason"));
    const reason = asText(choice["finish_reason"]);
    this.#finishReason = reason ?? this.#finishReason;
    return [
      ...content.map((each) => ({ type: "content" as const, choice: this.#index, ...each })),
      ...(reason === undefined ? [] : [{ type: "finish" as const, choice: this.#index, reason }]),
    ];
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
