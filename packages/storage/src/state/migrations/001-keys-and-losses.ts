import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import type { StateEngine } from "./migrate-state.ts";

/** The first layout. SQLite files of before there were migrations have these tables already, and keep them. */
export const keysAndLosses = (engine: StateEngine): Migration => ({
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable("api_keys")
      .ifNotExists()
      .addColumn("key_id", "text", (column) => column.primaryKey())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("prefix", "text", (column) => column.notNull())
      .addColumn("sha512", engine === "sqlite" ? "blob" : "bytea", (column) => column.notNull().unique())
      .addColumn("project_id", "text", (column) => column.notNull())
      .addColumn("environment", "text", (column) => column.notNull().check(sql`environment in ('prod', 'test')`))
      .addColumn("created_at", "text", (column) => column.notNull())
      .execute();
    await database.schema
      .createTable("losses")
      .ifNotExists()
      .addColumn("project_id", "text", (column) => column.notNull())
      .addColumn("environment", "text", (column) => column.notNull())
      .addColumn("hour", "text", (column) => column.notNull())
      .addColumn("reason", "text", (column) => column.notNull())
      .addColumn("count", "bigint", (column) => column.notNull())
      .addColumn("first_seen", "text", (column) => column.notNull())
      .addColumn("last_seen", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("losses_key", ["project_id", "environment", "hour", "reason"])
      .execute();
    await database.schema
      .createTable("loss_reports")
      .ifNotExists()
      .addColumn("ordinal", engine === "sqlite" ? "integer" : "bigserial", (column) => column.primaryKey())
      .addColumn("project_id", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.notNull())
      .addUniqueConstraint("loss_reports_id", ["project_id", "id"])
      .execute();
  },
});
