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
});

/**
 * Brings the tables up to date: all or nothing, and one process at a time.
 *
 * @throws Error also when a newer kai has changed the tables
 */
export async function migrateState(database: StateDatabase, engine: StateEngine): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations(engine) } });
  const { error } = await migrator.migrateToLatest();
  if (error instanceof Error && /previously executed migration .* is missing/.test(error.message))
    throw new Error("The state was made by a newer kai. Run that version or a later one.", { cause: error });
  if (error) throw error;
}
