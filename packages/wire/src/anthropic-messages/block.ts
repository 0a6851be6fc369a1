import type { ContentBudget } from "../content-budget.ts";
import type { ContentDelta } from "../format.ts";
import { asLabel, asText, type JsonObject, parseJson, withoutEmpty } from "../json.ts";
import { Members } from "../members.ts";

const handledApart = ["type", "input", "partial_json", "citation"];

/** Assembles one content block. */
export class BlockBuilder {
  #type = "text";
  #input: unknown;
  #json = "";
  readonly #members: Members;
  readonly #budget: ContentBudget;
  readonly #nextToolCall: () => number;
  #toolCall: number | undefined;

  /** @param nextToolCall gives each tool call its position among them */
  constructor(budget: ContentBudget, nextToolCall: () => number) {
    this.#budget = budget;
    this.#members = new Members(budget, ["text", "thinking", "signature", "content"]);
    this.#nextToolCall = nextToolCall;
  }

  /** Takes the block as it is at its start; returns the content in it. */
  start(block: JsonObject): ContentDelta[] {
    this.#type = asLabel(block["type"]) ?? this.#type;
    if (this.#budget.allows(block["input"])) this.#input = block["input"];
    this.#members.merge(block, handledApart);
    if (this.#type !== "tool_use") return contentIn(block);
    const told = withoutEmpty({ id: asLabel(block["id"]), name: asLabel(block["name"]) });
    return [{ kind: "tool_call", delta: { index: this.#toolCallIndex, ...told } }];
  }

  /** Takes one delta; returns the content in it. */
  push(delta: JsonObject): ContentDelta[] {
    const { citation } = delta;
    this.#members.merge(delta, handledApart);
    if (citation !== undefined) this.#members.merge({ citations: [citation] });
    const json = asText(delta["partial_json"]);
    if (json === undefined) return contentIn(delta);
    this.#json += this.#budget.take(json);
    return this.#type === "tool_use"
      ? [{ kind: "tool_call", delta: { index: this.#toolCallIndex, arguments: json } }]
      : [];
  }

  /** The block so far, in the shape of a whole response, save that the input of a tool call is the text that the model wrote. */
  block(): JsonObject {
    const written = this.#type === "tool_use" ? this.#json : (parseJson(this.#json) ?? this.#json);
    const input = this.#json === "" ? this.#input : written;
    return { type: this.#type, ...this.#members.all(), ...(input !== undefined && { input }) };
  }

  get #toolCallIndex(): number {
    return (this.#toolCall ??= this.#nextToolCall());
  }
}

function contentIn(members: JsonObject): ContentDelta[] {
  const thinking = asText(members["thinking"]);
  const text = asText(members["text"]);
  if (thinking !== undefined) return [{ kind: "reasoning", delta: thinking }];
  return text === undefined ? [] : [{ kind: "text", delta: text }];
}
