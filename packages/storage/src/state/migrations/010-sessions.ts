import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** Who is signed in to the pages of the server, and the operator's password. */
export const sessions: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable("passwords")
      .addColumn("holder", "text", (column) => column.primaryKey())
      .addColumn("password_id", "text", (column) => column.notNull())
      .addColumn("hash", "text", (column) => column.notNull())
      .addColumn("set_at", "text", (column) => column.notNull())
      .execute();
    await database.schema
      .createTable("sessions")
      .addColumn("sha512", "text", (column) => column.primaryKey())
      .addColumn("via", "text", (column) => column.notNull().check(sql`via in ('key', 'password')`))
      .addColumn("credential_id", "text", (column) => column.notNull())
      .addColumn("project_id", "text")
      .addColumn("environment", "text", (column) => column.check(sql`environment in ('prod', 'test')`))
      .addColumn("created_at", "text", (column) => column.notNull())
      .addColumn("expires_at", "text", (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex("sessions_by_credential")
      .on("sessions")
      .columns(["credential_id", "expires_at"])
      .execute();
    await database.schema.createIndex("sessions_by_end").on("sessions").column("expires_at").execute();
  },
};
