import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What lets people tell their sessions apart; unknown of those that were open before. */
export const whereSessionsAre: Migration = {
  async up(database: Kysely<unknown>) {
    for (const column of ["used_at", "address", "user_agent"])
      await database.schema.alterTable("sessions").addColumn(column, "text").execute();
  },
};
