import type { ContentBudget } from "./content-budget.ts";

/** Parts of a stream by their indexes, made as they are met, while the budget admits more. */
export class Slots<Slot> {
  readonly #slots = new Map<number, Slot>();
  readonly #budget: ContentBudget;
  readonly #make: (index: number) => Slot;

  constructor(budget: ContentBudget, make: (index: number) => Slot) {
    this.#budget = budget;
    this.#make = make;
  }

  get size(): number {
    return this.#slots.size;
  }

  at(index: number): Slot | undefined {
    const known = this.#slots.get(index);
    if (known !== undefined || !this.#budget.admits()) return known;
    const made = this.#make(index);
    this.#slots.set(index, made);
    return made;
  }

  /** In the order of their indexes. */
  all(): Slot[] {
    return [...this.#slots].toSorted(([one], [other]) => one - other).map(([, slot]) => slot);
  }
}
