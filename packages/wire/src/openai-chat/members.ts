import { type JsonObject, saysNothing } from "../json.ts";
import type { ContentBudget } from "./content-budget.ts";

/** The members of an object that arrives in deltas: texts and lists grow, the last of anything else counts. */
export class Members {
  readonly #texts = new Map<string, string>();
  readonly #lists = new Map<string, unknown[]>();
  readonly #others = new Map<string, unknown>();
  readonly #budget: ContentBudget;
  readonly #textNames: readonly string[];

  /** @param textNames members that are sent as pieces of one text */
  constructor(budget: ContentBudget, textNames: readonly string[] = []) {
    this.#budget = budget;
    this.#textNames = textNames;
  }

  /** Takes the members of one delta, but for some. */
  merge(delta: JsonObject, except: readonly string[] = []): void {
    for (const name of Object.keys(delta)) {
      const value = delta[name];
      if (except.includes(name)) continue;
      if (typeof value === "string" && this.#textNames.includes(name)) this.#append(name, value);
      else if (!saysNothing(value) && this.#budget.allows(value)) this.#put(name, value);
    }
  }

  /** Everything so far. */
  all(): JsonObject {
    const lists = [...this.#lists].map(([name, list]) => {
      // Mistral streams content as parts while the model thinks, then as text.
      const text = this.#texts.get(name);
      return [name, text ? [...list, { type: "text", text }] : [...list]] as const;
    });
    return Object.fromEntries([...this.#texts, ...this.#others, ...lists]);
  }

  #append(name: string, text: string): void {
    this.#texts.set(name, (this.#texts.get(name) ?? "") + this.#budget.take(text));
  }

  #put(name: string, value: unknown): void {
    if (!Array.isArray(value)) {
      this.#others.set(name, value);
      return;
    }
    const list = this.#lists.get(name) ?? [];
    for (const item of value) list.push(item);
    this.#lists.set(name, list);
  }
}
