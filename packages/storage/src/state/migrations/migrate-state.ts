import { sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type { StateDatabase } from "../tables.ts";
import { keysAndLosses } from "./001-keys-and-losses.ts";
import { projectsAndScopes } from "./002-projects-and-scopes.ts";
import { customersPricesAudit } from "./003-customers-prices-audit.ts";
import { budgets } from "./004-budgets.ts";
import { secretsAndGroups } from "./005-secrets-and-groups.ts";
import { prompts } from "./006-prompts.ts";
import { pricesWithUnits } from "./007-prices-with-units.ts";
import { answers } from "./008-answers.ts";
import { gatewaySettings } from "./009-gateway-settings.ts";
import { sessions } from "./010-sessions.ts";
import { whereSessionsAre } from "./011-where-sessions-are.ts";

/** Which engine a migration runs on, where types differ. */
export type StateEngine = "sqlite" | "postgres";

/** Every change of the state's tables, in order. One that was released is never edited. */
const migrations = (engine: StateEngine): Record<string, Migration> => ({
  "001-keys-and-losses": keysAndLosses(engine),
  "002-projects-and-scopes": projectsAndScopes,
  "003-customers-prices-audit": customersPricesAudit,
  "004-budgets": budgets,
  "005-secrets-and-groups": secretsAndGroups,
  "006-prompts": prompts,
  "007-prices-with-units": pricesWithUnits,
  "008-answers": answers,
  "009-gateway-settings": gatewaySettings,
  "010-sessions": sessions,
  "011-where-sessions-are": whereSessionsAre,
});

const migratorOf = (database: StateDatabase, engine: StateEngine) =>
  new Migrator({ db: database, provider: { getMigrations: async () => migrations(engine) } });

/**
 * Brings the tables up to date: all or nothing, and one process at a time.
 *
 * @throws Error also when a newer kai has changed the tables
 */
export async function migrateState(database: StateDatabase, engine: StateEngine): Promise<void> {
  const { error } = await migratorOf(database, engine).migrateToLatest();
  if (error instanceof Error && /previously executed migration .* is missing/.test(error.message))
    throw new Error("The state was made by a newer kai. Run that version or a later one.", { cause: error });
  if (error) throw error;
}

/** How far a state's tables are. */
export interface Schema {
  /** The last migration that was made; undefined for a database without tables. */
  version: string | undefined;
  /** Those that the next start makes. */
  pending: readonly string[];
  /** Whether a newer kai has changed the tables. */
  isNewer: boolean;
}

/** Reads how far the tables are, and changes nothing. */
export async function readSchema(database: StateDatabase, engine: StateEngine): Promise<Schema> {
  const known = await migratorOf(database, engine).getMigrations();
  const names = new Set(known.map(({ name }) => name));
  const pending = known.filter(({ executedAt }) => !executedAt).map(({ name }) => name);
  if (pending.length === known.length) return { version: undefined, pending, isNewer: false };
  const made = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database);
  const versions = made.rows.map(({ name }) => name);
  return { version: versions.at(-1), pending, isNewer: versions.some((name) => !names.has(name)) };
}
