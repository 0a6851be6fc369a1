import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Answers of models that are given again. */
export const answers: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable("answers")
      .addColumn("cache_key", "text", (column) => column.primaryKey())
      .addColumn("project_id", "text", (column) => column.notNull())
      .addColumn("environment", "text", (column) => column.notNull())
      .addColumn("customer_identifier", "text")
      .addColumn("completion", "text", (column) => column.notNull())
      .addColumn("bytes", "integer", (column) => column.notNull())
      .addColumn("created_at", "text", (column) => column.notNull())
      .addColumn("expires_at", "text", (column) => column.notNull())
      .addColumn("used_at", "text", (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex("answers_by_customer")
      .on("answers")
      .columns(["project_id", "environment", "customer_identifier"])
      .execute();
    await database.schema.createIndex("answers_by_use").on("answers").column("used_at").execute();
    await database.schema.createIndex("answers_by_end").on("answers").column("expires_at").execute();
  },
};
