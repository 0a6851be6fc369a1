import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What providers are reached with, encrypted, and groups of models that share a load. */
export const secretsAndGroups: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable("provider_credentials")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("project_id", "text", (column) => column.notNull())
      .addColumn("provider_id", "text", (column) => column.notNull())
      .addColumn("label", "text", (column) => column.notNull())
      .addColumn("weight", "double precision", (column) => column.notNull())
      .addColumn("available_models", "text")
      .addColumn("exclude_models", "text")
      .addColumn("sealed", "text", (column) => column.notNull())
      .addColumn("shown", "text", (column) => column.notNull())
      .addColumn("created_at", "text", (column) => column.notNull())
      .addColumn("updated_at", "text", (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex("provider_credentials_by_project")
      .on("provider_credentials")
      .columns(["project_id", "provider_id"])
      .execute();
    await database.schema
      .createTable("load_balance_groups")
      .addColumn("project_id", "text", (column) => column.notNull())
      .addColumn("group_id", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("members", "text", (column) => column.notNull())
      .addColumn("created_at", "text", (column) => column.notNull())
      .addColumn("updated_at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("load_balance_groups_key", ["project_id", "group_id"])
      .execute();
  },
};
