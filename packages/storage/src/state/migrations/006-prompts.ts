import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Prompts and their versions. */
export const prompts: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable("prompts")
      .addColumn("project_id", "text", (column) => column.notNull())
      .addColumn("prompt_id", "text", (column) => column.notNull())
      .addColumn("prompt_slug", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("description", "text", (column) => column.notNull())
      .addColumn("tags", "text", (column) => column.notNull())
      .addColumn("starred", "integer", (column) => column.notNull())
      .addColumn("last_version", "integer", (column) => column.notNull())
      .addColumn("current_version", "integer")
      .addColumn("live_version", "integer")
      .addColumn("deployed_at", "text")
      .addColumn("deployed_by", "text")
      .addColumn("created_at", "text", (column) => column.notNull())
      .addColumn("created_by", "text", (column) => column.notNull())
      .addColumn("updated_at", "text", (column) => column.notNull())
      .addColumn("updated_by", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("prompts_key", ["project_id", "prompt_id"])
      .addUniqueConstraint("prompts_slug", ["project_id", "prompt_slug"])
      .execute();
    await database.schema
      .createTable("prompt_versions")
      .addColumn("project_id", "text", (column) => column.notNull())
      .addColumn("prompt_id", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("description", "text", (column) => column.notNull())
      .addColumn("content", "text", (column) => column.notNull())
      .addColumn("created_at", "text", (column) => column.notNull())
      .addColumn("created_by", "text", (column) => column.notNull())
      .addColumn("updated_at", "text", (column) => column.notNull())
      .addColumn("updated_by", "text", (column) => column.notNull())
      .addColumn("committed_at", "text")
      .addColumn("committed_by", "text")
      .addPrimaryKeyConstraint("prompt_versions_key", ["project_id", "prompt_id", "version"])
      .execute();
  },
};
