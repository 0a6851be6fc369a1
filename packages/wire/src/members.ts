import type { ContentBudget } from "./content-budget.ts";
import { type JsonObject, saysNothing } from "./json.ts";
import { LastWords } from "./last-words.ts";

/** The members of an object that arrives in deltas: texts and lists grow, the last of anything else counts. */
export class Members {
  readonly #texts = new Map<string, string>();
  readonly #lists = new Map<string, unknown[]>();
  readonly #others: LastWords;
  readonly #budget: ContentBudget;
  readonly #textNames: readonly string[];

  /** @param textNames members that are sent as pieces of one text */
  constructor(budget: ContentBudget, textNames: readonly string[] = []) {
    this.#budget = budget;
    this.#others = new LastWords(budget);
    this.#textNames = textNames;
  }

  /** Takes the members of one delta, but for some. */
  merge(delta: JsonObject, except: readonly string[] = []): void {
    for (const name of Object.keys(delta)) {
      const value = delta[name];
      if (except.includes(name)) continue;
      if (typeof value === "string" && this.#textNames.includes(name)) this.#append(name, value);
      else if (Array.isArray(value)) this.#extend(name, value);
      else this.#others.put(name, value);
    }
  }

  /** Everything so far. */
  all(): JsonObject {
    const lists = [...this.#lists].map(([name, list]) => {
      // Mistral streams content as parts while the model thinks, then as text.
      const text = this.#texts.get(name);
      return [name, text ? [...list, { type: "text", text }] : [...list]] as const;
    });
    return { ...Object.fromEntries(this.#texts), ...this.#others.all(), ...Object.fromEntries(lists) };
  }

  #append(name: string, text: string): void {
    this.#texts.set(name, (this.#texts.get(name) ?? "") + this.#budget.take(text));
  }

  #extend(name: string, items: unknown[]): void {
    if (saysNothing(items) || !this.#budget.allows(items)) return;
    const list = this.#lists.get(name);
    if (list) for (const item of items) list.push(item);
    else if (this.#budget.admits() && this.#budget.allows(name)) this.#lists.set(name, [...items]);
  }
}
