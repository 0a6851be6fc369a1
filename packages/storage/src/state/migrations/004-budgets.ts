import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What customers were billed, day by day, and what is set aside for calls that run. */
export const budgets: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable("customer_spend")
      .addColumn("project_id", "text", (column) => column.notNull())
      .addColumn("environment", "text", (column) => column.notNull())
      .addColumn("customer_identifier", "text", (column) => column.notNull())
      .addColumn("day", "text", (column) => column.notNull())
      .addColumn("billed", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("customer_spend_key", ["project_id", "environment", "customer_identifier", "day"])
      .execute();
    await database.schema
      .createTable("budget_reservations")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("project_id", "text", (column) => column.notNull())
      .addColumn("environment", "text", (column) => column.notNull())
      .addColumn("customer_identifier", "text", (column) => column.notNull())
      .addColumn("day", "text", (column) => column.notNull())
      .addColumn("amount", "bigint", (column) => column.notNull())
      .addColumn("markup_percentage", "double precision", (column) => column.notNull())
      .addColumn("expires_at", "text", (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex("budget_reservations_by_customer")
      .on("budget_reservations")
      .columns(["project_id", "environment", "customer_identifier"])
      .execute();
  },
};
