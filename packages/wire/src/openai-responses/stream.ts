import type { ContentBudget } from "../content-budget.ts";
import type { StreamEvent, ToolCallDelta, WireFields } from "../format.ts";
import { asIndex, asLabel, asObject, asText, type JsonObject, objectsOf, omit, withoutEmpty } from "../json.ts";
import { LastWords } from "../last-words.ts";
import { Slots } from "../slots.ts";
import type { Assembly } from "../stream-decoder.ts";
import { readError } from "../wire-error.ts";
import { type DeltaPlace, deltaPlaces, partIndexOf } from "./deltas.ts";
import { ItemBuilder } from "./item.ts";
import { echoesIn, finishReason, readResponse } from "./response.ts";

/** Puts the events of a streamed response together again. */
export class ResponsesAssembly implements Assembly {
  /** Only the last event says that nothing is missing. */
  readonly complete = false;
  readonly #items: Slots<ItemBuilder>;
  /** The response object but for its output. */
  readonly #response: LastWords;
  #toolCalls = 0;

  constructor(budget: ContentBudget) {
    this.#items = new Slots(budget, () => new ItemBuilder(budget));
    this.#response = new LastWords(budget.apart());
  }

  push(event: JsonObject, name: string): StreamEvent[] {
    const type = asText(event["type"]) ?? name;
    const response = asObject(event["response"]);
    if (response) this.#response.merge(response, ["output", ...echoesIn(response)]);
    const delta = deltaPlaces.get(type);
    if (delta) return this.#takeDelta(event, delta);

    switch (type) {
      case "response.output_item.added":
        return this.#addItem(event);
      case "response.output_item.done":
        return this.#finishItem(event);
      case "response.content_part.added":
        return this.#mergePart(event, "content", asObject(event["part"]));
      case "response.reasoning_summary_part.added":
        return this.#mergePart(event, "summary", asObject(event["part"]));
      case "response.output_text.annotation.added":
        return this.#mergePart(event, "content", { annotations: [event["annotation"]] });
      case "response.completed":
      case "response.incomplete":
      case "response.failed":
        return this.#end(response ?? {}, type);
      default:
        return this.#readError(omit(event, "type"), type);
    }
  }

  fields(): WireFields {
    const output = this.#items.all().map((item) => item.item());
    return readResponse({ ...this.#response.all(), ...(output.length > 0 && { output }) });
  }

  /** An error has a type of its own, except where a proxy sent it. */
  #readError(event: JsonObject, type: string): StreamEvent[] {
    const error = readError(event) ?? (type === "error" ? { message: "The stream failed." } : undefined);
    return error ? [{ type: "error", error }] : [];
  }

  #itemOf(event: JsonObject): ItemBuilder | undefined {
    return this.#items.at(asIndex(event["output_index"]) ?? 0);
  }

  #mergePart(event: JsonObject, list: "content" | "summary", members: JsonObject = {}): StreamEvent[] {
    this.#itemOf(event)?.mergePart(list, asIndex(partIndexOf(event, list)) ?? 0, members);
    return [];
  }

  #addItem(event: JsonObject): StreamEvent[] {
    const added = asObject(event["item"]);
    const item = this.#itemOf(event);
    if (!added || !item) return [];
    item.merge(added);
    if (added["type"] !== "function_call" && added["type"] !== "custom_tool_call") return [];
    const index = (item.toolCallIndex ??= this.#toolCalls++);
    return [toolCall({ index, ...withoutEmpty({ id: asLabel(added["call_id"]), name: asLabel(added["name"]) }) })];
  }

  #finishItem(event: JsonObject): StreamEvent[] {
    const whole = asObject(event["item"]);
    if (whole) this.#itemOf(event)?.finish(whole);
    return [];
  }

  #takeDelta(event: JsonObject, { member, part, kind }: DeltaPlace): StreamEvent[] {
    const delta = asText(event["delta"]);
    const item = this.#itemOf(event);
    if (delta === undefined || !item) return [];
    if (part) {
      const { logprobs } = event;
      this.#mergePart(event, part.list, { type: part.type, [member]: delta, logprobs });
    } else item.merge({ [member]: delta });

    if (kind === undefined) return [];
    if (kind !== "tool_call") return [{ type: "content", choice: 0, kind, delta }];
    return [toolCall({ index: (item.toolCallIndex ??= this.#toolCalls++), arguments: delta })];
  }

  #end(response: JsonObject, type: string): StreamEvent[] {
    objectsOf(response["output"]).forEach((whole, index) => {
      this.#items.at(index)?.finish(whole);
    });
    const reason = finishReason(response);
    const error = readError(response) ?? (type === "response.failed" ? { message: "The response failed." } : undefined);
    return [
      ...(reason === undefined ? [] : [{ type: "finish" as const, choice: 0, reason }]),
      ...(error ? [{ type: "error" as const, error }] : []),
      { type: "done" },
    ];
  }
}

function toolCall(delta: ToolCallDelta): StreamEvent {
  return { type: "content", choice: 0, kind: "tool_call", delta };
}
