import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** Projects become rows; keys may do only what their scopes say, and may be limited, expire and be revoked. */
export const projectsAndScopes: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable("projects")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("created_at", "text", (column) => column.notNull())
      .execute();
    const now = new Date().toISOString();
    await sql`INSERT INTO projects SELECT DISTINCT project_id, project_id, ${now} FROM api_keys`.execute(database);
    await sql`INSERT INTO projects VALUES ('default', 'default', ${now}) ON CONFLICT DO NOTHING`.execute(database);

    // One column at a time: SQLite adds no more.
    const keys = database.schema.alterTable("api_keys");
    // Keys of before there were scopes sent and read logs.
    await keys.addColumn("scopes", "text", (column) => column.notNull().defaultTo("ingest read")).execute();
    await keys.addColumn("rate_limit", "integer").execute();
    await keys.addColumn("monthly_log_quota", "bigint").execute();
    await keys.addColumn("expires_at", "text").execute();
    await keys.addColumn("last_used_at", "text").execute();
    await keys.addColumn("revoked_at", "text").execute();

    await database.schema
      .createTable("key_usage")
      .addColumn("key_id", "text", (column) => column.notNull())
      .addColumn("month", "text", (column) => column.notNull())
      .addColumn("logs", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("key_usage_key", ["key_id", "month"])
      .execute();
  },
};
