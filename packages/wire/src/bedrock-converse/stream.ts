import type { ContentBudget } from "../content-budget.ts";
import type { StreamEvent, WireFields } from "../format.ts";
import { asIndex, asLabel, asObject, type JsonObject } from "../json.ts";
import { LastWords } from "../last-words.ts";
import { Slots } from "../slots.ts";
import type { Assembly } from "../stream-decoder.ts";
import { readError } from "../wire-error.ts";
import { BlockBuilder } from "./block.ts";
import { readResponse } from "./response.ts";

/** Members that are no part of an answer: `p` is padding. */
const notKept = ["p", "role"];

/** Puts the events of a streamed answer together again. */
export class ConverseAssembly implements Assembly {
  readonly #blocks: Slots<BlockBuilder>;
  /** The answer but for its message. */
  readonly #envelope: LastWords;
  #toolCalls = 0;

  constructor(budget: ContentBudget) {
    this.#blocks = new Slots(budget, () => new BlockBuilder(budget, () => this.#toolCalls++));
    this.#envelope = new LastWords(budget.apart());
  }

  get complete(): boolean {
    return this.#envelope.get("stopReason") !== undefined;
  }

  push(event: JsonObject, name: string): StreamEvent[] {
    switch (name) {
      case "contentBlockStart":
        return this.#pushBlock(event, event["start"]);
      case "contentBlockDelta":
        return this.#pushBlock(event, event["delta"]);
      case "contentBlockStop":
        return [];
      case "error":
        return [{ type: "error", error: readError(event) ?? { message: "The stream failed." } }];
      default:
        return this.#readEnvelope(event, name);
    }
  }

  fields(): WireFields {
    const content = this.#blocks.all().map((block) => block.block());
    return readResponse({ ...this.#envelope.all(), ...(content.length > 0 && { output: { message: { content } } }) });
  }

  #pushBlock(event: JsonObject, delta: unknown): StreamEvent[] {
    const block = this.#blocks.at(asIndex(event["contentBlockIndex"]) ?? 0);
    const content = block?.push(asObject(delta) ?? {}) ?? [];
    return content.map((each) => ({ type: "content", choice: 0, ...each }));
  }

  #readEnvelope(event: JsonObject, name: string): StreamEvent[] {
    this.#envelope.merge(event, notKept);
    const reason = name === "messageStop" ? asLabel(event["stopReason"]) : undefined;
    if (reason !== undefined) return [{ type: "finish", choice: 0, reason }];
    // Usage comes after the end of the message.
    return name === "metadata" ? [{ type: "done" }] : [];
  }
}
