import type { ContentBudget } from "../content-budget.ts";
import type { ContentDelta, StreamEvent, WireFields } from "../format.ts";
import { asIndex, asLabel, asObject, asText, type JsonObject, omit } from "../json.ts";
import { LastWords } from "../last-words.ts";
import { Slots } from "../slots.ts";
import type { Assembly } from "../stream-decoder.ts";
import { readError } from "../wire-error.ts";
import { BlockBuilder } from "./block.ts";
import { readResponse } from "./response.ts";

/** Puts the events of a streamed message together again. */
export class MessageAssembly implements Assembly {
  readonly #blocks: Slots<BlockBuilder>;
  /** The message but for its content. */
  readonly #message: LastWords;
  readonly #usage: LastWords;
  #toolCalls = 0;

  constructor(budget: ContentBudget) {
    this.#blocks = new Slots(budget, () => new BlockBuilder(budget, () => this.#toolCalls++));
    this.#message = new LastWords(budget.apart());
    this.#usage = new LastWords(budget.apart());
  }

  get complete(): boolean {
    return this.#message.get("stop_reason") !== undefined;
  }

  push(event: JsonObject, name: string): StreamEvent[] {
    switch (asText(event["type"]) ?? name) {
      case "message_start":
        return this.#start(asObject(event["message"]) ?? {});
      case "content_block_start":
        return contentEvents(this.#blockOf(event)?.start(asObject(event["content_block"]) ?? {}));
      case "content_block_delta":
        return contentEvents(this.#blockOf(event)?.push(asObject(event["delta"]) ?? {}));
      case "message_delta":
        return this.#change(event);
      case "message_stop":
        return [{ type: "done" }];
      default:
        return this.#readError(event);
    }
  }

  fields(): WireFields {
    const content = this.#blocks.all().map((block) => block.block());
    return readResponse({ ...this.#message.all(), usage: this.#usage.all(), ...(content.length > 0 && { content }) });
  }

  /** An error has a type of its own, except where a proxy sent it. */
  #readError(event: JsonObject): StreamEvent[] {
    const error = readError(event) ?? (event["type"] === "error" ? { message: "The stream failed." } : undefined);
    return error ? [{ type: "error", error }] : [];
  }

  #blockOf(event: JsonObject): BlockBuilder | undefined {
    return this.#blocks.at(asIndex(event["index"]) ?? 0);
  }

  #start(message: JsonObject): StreamEvent[] {
    this.#message.merge(message, ["content", "usage"]);
    // What has been written by now, a token or so, is no count of the answer.
    this.#usage.merge(asObject(message["usage"]) ?? {}, ["output_tokens"]);
    return [];
  }

  #change(event: JsonObject): StreamEvent[] {
    const delta = asObject(event["delta"]) ?? {};
    this.#message.merge({ ...omit(event, "type", "delta", "usage"), ...delta });
    this.#usage.merge(asObject(event["usage"]) ?? {});
    const reason = asLabel(delta["stop_reason"]);
    return reason === undefined ? [] : [{ type: "finish", choice: 0, reason }];
  }
}

function contentEvents(content: ContentDelta[] = []): StreamEvent[] {
  return content.map((each) => ({ type: "content", choice: 0, ...each }));
}
