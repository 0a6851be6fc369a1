import type { RepriceReport } from "@kai/schema";
import type { ListedLog } from "@kai/storage";
import { nanoDollars } from "./nano-dollars.ts";
import type { Repriced } from "./reprice.ts";

type Sums = Pick<RepriceReport, "cost_before" | "cost_after" | "unknown_before" | "unknown_after">;
type Costed = Pick<ListedLog, "cost" | "cost_source">;
type Changes = Sums & Pick<RepriceReport, "changed">;

/** Of how many models the changes are told apart. */
const mostModels = 1000;

/** Counts what pricing logs again came to. */
export class RepriceTally {
  read = 0;
  readonly #kept = { client: 0, unit_price: 0, unchanged: 0 };
  /** Of all logs. Sums are in nano-dollars until they are answered, and so exact. */
  readonly #all = noChanges();
  readonly #models = new Map<string | null, Changes>();
  readonly #others = noChanges();

  get changed(): number {
    return this.#all.changed;
  }

  add(log: ListedLog, repriced: Repriced): void {
    this.read++;
    if (typeof repriced === "string") {
      this.#kept[repriced]++;
      sumUp(this.#all, log, log);
    } else
      for (const each of [this.#all, this.#ofModel(log.model ?? null)]) {
        each.changed++;
        sumUp(each, log, repriced);
      }
  }

  counts(): Omit<RepriceReport, "type" | "dry_run" | "start_time" | "end_time" | "environment" | "price_table"> {
    const { unchanged, ...skipped } = this.#kept;
    const models = [...this.#models].map(([model, changes]) => ({ model, ...inDollars(changes) }));
    return {
      read: this.read,
      ...inDollars(this.#all),
      unchanged,
      skipped,
      models: models.toSorted((one, other) => difference(other) - difference(one)),
      other_models: this.#others.changed > 0 ? inDollars(this.#others) : null,
    };
  }

  #ofModel(model: string | null): Changes {
    const known = this.#models.get(model);
    if (known) return known;
    if (this.#models.size >= mostModels) return this.#others;
    const changes = noChanges();
    this.#models.set(model, changes);
    return changes;
  }
}

const noChanges = (): Changes => ({ changed: 0, cost_before: 0, cost_after: 0, unknown_before: 0, unknown_after: 0 });

function sumUp(sums: Sums, before: Costed, after: Costed): void {
  sums.cost_before += nanoDollars(before.cost ?? 0);
  sums.cost_after += nanoDollars(after.cost ?? 0);
  if (before.cost_source === "unknown") sums.unknown_before++;
  if (after.cost_source === "unknown") sums.unknown_after++;
}

const inDollars = (changes: Changes): Changes => ({
  ...changes,
  cost_before: changes.cost_before / 1e9,
  cost_after: changes.cost_after / 1e9,
});

const difference = ({ cost_before, cost_after }: Sums) => Math.abs(cost_after - cost_before);
