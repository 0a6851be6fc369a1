import { type Dialect, PostgresDialect } from "kysely";
import { loadPg } from "./load-pg.ts";

/** PostgreSQL for Kysely, by the optional package `pg`. */
export async function postgresDialect(url: string, onError: (error: unknown) => void): Promise<Dialect> {
  const { default: pg } = await loadPg();
  const { INT8, NUMERIC } = pg.types.builtins;
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    application_name: "kai",
    types: {
      // PostgreSQL counts and sums in these; the driver would read them as text.
      getTypeParser: (type, format): unknown =>
        type === INT8 || type === NUMERIC ? Number : pg.types.getTypeParser(type, format),
    },
  });
  // A connection that breaks while nobody uses it would end the process otherwise.
  pool.on("error", onError);
  return new PostgresDialect({ pool });
}
