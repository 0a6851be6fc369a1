import type { ContentBudget } from "../content-budget.ts";
import type { JsonObject } from "../json.ts";
import { Members } from "../members.ts";
import { Slots } from "../slots.ts";

/** Assembles one output item from its deltas, until it is given whole. */
export class ItemBuilder {
  /** Its position among the tool calls, if it is one. */
  toolCallIndex: number | undefined;
  readonly #budget: ContentBudget;
  #members: Members;
  #parts: Record<"content" | "summary", Slots<Members>>;
  /** What the deltas took of the budget. */
  #taken = 0;
  #whole: JsonObject | undefined;

  constructor(budget: ContentBudget) {
    this.#budget = budget;
    this.#members = membersOf(budget);
    this.#parts = partsOf(budget);
  }

  get #isWhole(): boolean {
    return this.#whole !== undefined;
  }

  /** Takes members of the item itself. */
  merge(members: JsonObject): void {
    this.#count(() => this.#members.merge(members, ["content", "summary"]));
  }

  /** Takes members of one of its parts. */
  mergePart(list: "content" | "summary", index: number, members: JsonObject): void {
    this.#count(() => this.#parts[list].at(index)?.merge(members));
  }

  /** Takes the whole item in place of what was assembled. */
  finish(item: JsonObject): void {
    if (this.#isWhole || !this.#budget.allows(item, this.#taken)) return;
    this.#whole = item;
    this.#members = membersOf(this.#budget);
    this.#parts = partsOf(this.#budget);
  }

  /** The item so far, in the shape of a whole response. */
  item(): JsonObject {
    if (this.#whole) return this.#whole;
    const lists = Object.entries(this.#parts).filter(([, parts]) => parts.size > 0);
    const parts = lists.map(([name, list]) => [name, list.all().map((part) => part.all())]);
    return { ...this.#members.all(), ...Object.fromEntries(parts) };
  }

  /** Deltas of an item that is whole say nothing new. */
  #count(take: () => void): void {
    if (this.#isWhole) return;
    const before = this.#budget.left;
    take();
    this.#taken += before - this.#budget.left;
  }
}

function membersOf(budget: ContentBudget): Members {
  return new Members(budget, ["arguments", "input", "code"]);
}

function partsOf(budget: ContentBudget): Record<"content" | "summary", Slots<Members>> {
  const parts = () => new Slots(budget, () => new Members(budget, ["text", "refusal"]));
  return { content: parts(), summary: parts() };
}
