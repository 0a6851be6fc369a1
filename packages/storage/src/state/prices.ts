import { Recent } from "./recent.ts";
import type { StateDatabase } from "./tables.ts";

/** What a model costs a project: null is not known, never 0. */
export interface ModelPrice {
  project_id: string;
  model: string;
  /** Null: whichever provider. */
  provider_id: string | null;
  /** ISO 8601, UTC. */
  valid_from: string;
  input_price_per_1m_tokens: number | null;
  output_price_per_1m_tokens: number | null;
  cache_read_price_per_1m_tokens: number | null;
  cache_write_price_per_1m_tokens: number | null;
  max_context_window: number | null;
  /** Grows by one with every change of this price. */
  version: number;
}

export type PriceKey = Pick<ModelPrice, "project_id" | "model" | "provider_id" | "valid_from">;

export interface Prices {
  /** Sets a price from a time on, in place of the one with the same model, provider and time. */
  upsert(price: Omit<ModelPrice, "version">): Promise<ModelPrice>;
  /** All of a project, by model, provider and time. */
  list(project_id: string): Promise<ModelPrice[]>;
  /** Whether there was such a price. */
  delete(price: PriceKey): Promise<boolean>;
  /** All of a project, to be asked for many logs. May be {@link priceDelayMs} old. */
  of(project_id: string): Promise<ProjectPrices>;
}

/** The prices of one project as they were at one time. */
export interface ProjectPrices {
  readonly all: readonly ModelPrice[];
  /** The price that holds at a time: the provider's own before the one for any. */
  find(query: { model: string; provider_id: string | undefined; at: string }): ModelPrice | undefined;
}

/** How long, at most, this process goes on with prices that another process changed. */
export const priceDelayMs = 5000;

export function openPrices(database: StateDatabase): Prices {
  /** Every price of a project: there are hundreds at most, and every log asks. */
  const known = new Recent<ProjectPrices>({ size: 1000, freshMs: priceDelayMs, staleMs: 600_000 });

  const list = async (project_id: string): Promise<ModelPrice[]> => {
    const query = database.selectFrom("prices").selectAll().where("project_id", "=", project_id);
    const rows = await query.orderBy("model").orderBy("provider_id").orderBy("valid_from").execute();
    return rows.map((row) => ({ ...row, provider_id: row.provider_id || null }));
  };

  return {
    list,
    async upsert({ project_id, model, provider_id, valid_from, ...said }) {
      const key = { project_id, model, provider_id: provider_id ?? "", valid_from: new Date(valid_from).toISOString() };
      const saved = await database
        .insertInto("prices")
        .values({ ...key, ...said, version: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(["project_id", "model", "provider_id", "valid_from"])
            .doUpdateSet((update) => ({ ...said, version: update("prices.version", "+", 1) })),
        )
        .returningAll()
        .executeTakeFirstOrThrow();
      known.clear();
      return { ...saved, provider_id: saved.provider_id || null };
    },
    async delete({ project_id, model, provider_id, valid_from }) {
      const { numDeletedRows } = await database
        .deleteFrom("prices")
        .where("project_id", "=", project_id)
        .where("model", "=", model)
        .where("provider_id", "=", provider_id ?? "")
        .where("valid_from", "=", new Date(valid_from).toISOString())
        .executeTakeFirstOrThrow();
      known.clear();
      return numDeletedRows > 0n;
    },
    async of(project_id) {
      const ask = async () => projectPrices(await list(project_id));
      return (await known.get(project_id, ask))!;
    },
  };
}

function projectPrices(prices: readonly ModelPrice[]): ProjectPrices {
  const byModel = Map.groupBy(prices, ({ model }) => model);
  return {
    all: prices,
    find({ model, provider_id, at }) {
      const own = byModel.get(model);
      if (!own) return undefined;
      const time = new Date(at).toISOString();
      const latest = (wanted: string | null) =>
        own.findLast((price) => price.provider_id === wanted && price.valid_from <= time);
      return (provider_id === undefined ? undefined : latest(provider_id)) ?? latest(null);
    },
  };
}
