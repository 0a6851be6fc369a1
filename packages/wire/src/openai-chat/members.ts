import { type JsonObject, withoutEmpty } from "../json.ts";
import type { ContentBudget } from "./content-budget.ts";

/** The members of an object that arrives in deltas, known to us or not. */
export class Members {
  readonly #texts = new Map<string, string>();
  readonly #lists = new Map<string, unknown[]>();
  readonly #others = new Map<string, unknown>();
  readonly #budget: ContentBudget;

  constructor(budget: ContentBudget) {
    this.#budget = budget;
  }

  /** Adds a piece to a text. */
  append(name: string, text: string): void {
    this.#texts.set(name, (this.#texts.get(name) ?? "") + this.#budget.take(text));
  }

  /** Takes members that are no pieces of text: lists grow, the last of anything else counts. */
  merge(members: JsonObject): void {
    for (const [name, value] of Object.entries(withoutEmpty(members))) {
      if (!this.#budget.allows(value)) continue;
      if (Array.isArray(value)) this.#grow(name, value);
      else this.#others.set(name, value);
    }
  }

  /** Everything so far. */
  all(): JsonObject {
    const lists = [...this.#lists].map(([name, list]) => [name, [...list]] as const);
    return Object.fromEntries([...this.#texts, ...this.#others, ...lists]);
  }

  #grow(name: string, items: unknown[]): void {
    const list = this.#lists.get(name) ?? [];
    for (const item of items) list.push(item);
    this.#lists.set(name, list);
  }
}
