import type { ContentBudget } from "../content-budget.ts";
import type { JsonObject } from "../json.ts";
import { Members } from "../members.ts";
import { Slots } from "../slots.ts";

/** Assembles one output item from its deltas, until it is given whole. */
export class ItemBuilder {
  /** Its position among the tool calls, if it is one. */
  toolCallIndex: number | undefined;
  readonly #budget: ContentBudget;
  readonly #members: Members;
  readonly #parts: Record<"content" | "summary", Slots<Members>>;
  #whole: JsonObject | undefined;

  constructor(budget: ContentBudget) {
    const partsOf = () => new Slots(budget, () => new Members(budget, ["text", "refusal"]));
    this.#budget = budget;
    this.#members = new Members(budget, ["arguments", "input", "code"]);
    this.#parts = { content: partsOf(), summary: partsOf() };
  }

  get isWhole(): boolean {
    return this.#whole !== undefined;
  }

  /** Takes members of the item itself. */
  merge(members: JsonObject): void {
    this.#members.merge(members, ["content", "summary"]);
  }

  /** Takes members of one of its parts. */
  mergePart(list: "content" | "summary", index: number, members: JsonObject): void {
    this.#parts[list].at(index)?.merge(members);
  }

  /** Takes the whole item in place of what was assembled. */
  finish(item: JsonObject): void {
    if (this.#budget.allows(item, this.item())) this.#whole = item;
  }

  /** The item so far, in the shape of a whole response. */
  item(): JsonObject {
    if (this.#whole) return this.#whole;
    const lists = Object.entries(this.#parts).filter(([, parts]) => parts.size > 0);
    const parts = lists.map(([name, list]) => [name, list.all().map((part) => part.all())]);
    return { ...this.#members.all(), ...Object.fromEntries(parts) };
  }
}
