import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Whom a project serves, what models cost it, and what its administrators did. */
export const customersPricesAudit: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable("customers")
      .addColumn("project_id", "text", (column) => column.notNull())
      .addColumn("environment", "text", (column) => column.notNull())
      .addColumn("customer_identifier", "text", (column) => column.notNull())
      .addColumn("name", "text")
      .addColumn("email", "text")
      .addColumn("metadata", "text")
      .addColumn("group_identifier", "text")
      .addColumn("period_budget", "double precision")
      .addColumn("budget_duration", "text")
      .addColumn("period_start", "text")
      .addColumn("period_end", "text")
      .addColumn("total_budget", "double precision")
      .addColumn("markup_percentage", "double precision")
      .addColumn("rate_limit", "integer")
      .addColumn("created_at", "text", (column) => column.notNull())
      .addColumn("updated_at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("customers_key", ["project_id", "environment", "customer_identifier"])
      .execute();
    await database.schema
      .createTable("prices")
      .addColumn("project_id", "text", (column) => column.notNull())
      .addColumn("model", "text", (column) => column.notNull())
      .addColumn("provider", "text", (column) => column.notNull())
      .addColumn("valid_from", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("input_price", "double precision")
      .addColumn("output_price", "double precision")
      .addColumn("cache_read_price", "double precision")
      .addColumn("cache_write_price", "double precision")
      .addColumn("max_context_window", "integer")
      .addPrimaryKeyConstraint("prices_key", ["project_id", "model", "provider", "valid_from"])
      .execute();
    await database.schema
      .createTable("audit")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("project_id", "text", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addColumn("actor", "text", (column) => column.notNull())
      .addColumn("action", "text", (column) => column.notNull())
      .addColumn("target", "text", (column) => column.notNull())
      .addColumn("address", "text")
      .execute();
    await database.schema.createIndex("audit_by_project").on("audit").columns(["project_id", "id"]).execute();
  },
};
