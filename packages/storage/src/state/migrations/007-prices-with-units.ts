import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Prices say of what they are the price, and of whom, as they do over HTTP. */
export const pricesWithUnits: Migration = {
  async up(database: Kysely<unknown>) {
    const rename = (from: string, to: string) => database.schema.alterTable("prices").renameColumn(from, to).execute();
    await rename("provider", "provider_id");
    for (const side of ["input", "output", "cache_read", "cache_write"])
      await rename(`${side}_price`, `${side}_price_per_1m_tokens`);
  },
};
