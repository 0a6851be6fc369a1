import { Kysely } from "kysely";
import { postgresDialect } from "./engines/postgres.ts";
import { sqliteDialect } from "./engines/sqlite.ts";
import type { StateEngine } from "./migrations/migrate-state.ts";
import type { StateDatabase, StateTables } from "./tables.ts";

/** Where the state is: in an SQLite file, made when missing, or in a PostgreSQL database, `postgres://user:password@host/database`. */
export type StateLocation = { path: string } | { url: string };

/** Connects to the state, whose tables may be missing or old. */
export async function connectState(
  location: StateLocation,
  onError: (error: unknown) => void,
): Promise<{ engine: StateEngine; database: StateDatabase }> {
  const [engine, dialect] =
    "url" in location
      ? (["postgres", await postgresDialect(location.url, onError)] as const)
      : (["sqlite", sqliteDialect(location.path)] as const);
  return { engine, database: new Kysely<StateTables>({ dialect }) };
}
