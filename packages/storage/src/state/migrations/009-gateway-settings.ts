import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What holds for every chat of a project. */
export const gatewaySettings: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable("gateway_settings")
      .addColumn("project_id", "text", (column) => column.primaryKey())
      .addColumn("router_enabled", "integer", (column) => column.notNull())
      .addColumn("safety_net_models", "text", (column) => column.notNull())
      .addColumn("updated_at", "text", (column) => column.notNull())
      .execute();
  },
};
