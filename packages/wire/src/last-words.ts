import { type ContentBudget, lengthOf } from "./content-budget.ts";
import { type JsonObject, saysNothing } from "./json.ts";

/** The members of objects that follow each other, of which the last word counts. */
export class LastWords {
  readonly #words = new Map<string, unknown>();
  readonly #budget: ContentBudget;

  constructor(budget: ContentBudget) {
    this.#budget = budget;
  }

  /** Takes the members of one object that say anything, but for some. */
  merge(object: JsonObject, except: readonly string[] = []): void {
    for (const name of Object.keys(object)) {
      const value = object[name];
      // Most of what chunks say was said before.
      if (value !== this.#words.get(name) && !except.includes(name)) this.put(name, value);
    }
  }

  put(name: string, value: unknown): void {
    const before = this.#words.get(name);
    if (saysNothing(value) || !this.#budget.allows(value, lengthOf(before))) return;
    if (before === undefined && !(this.#budget.admits() && this.#budget.allows(name))) return;
    this.#words.set(name, value);
  }

  get(name: string): unknown {
    return this.#words.get(name);
  }

  all(): JsonObject {
    return Object.fromEntries(this.#words);
  }
}
