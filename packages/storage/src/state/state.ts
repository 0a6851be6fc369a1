import { Kysely } from "kysely";
import { type Losses, openLosses } from "../losses/losses.ts";
import { type ApiKeys, openApiKeys } from "./api-keys.ts";
import { type Audit, openAudit } from "./audit.ts";
import { type Budgets, openBudgets } from "./budgets.ts";
import { type CustomerNotes, openCustomerNotes } from "./customer-notes.ts";
import { type Customers, openCustomers } from "./customers.ts";
import { postgresDialect } from "./engines/postgres.ts";
import { sqliteDialect } from "./engines/sqlite.ts";
import { type KeyUsage, openKeyUsage } from "./key-usage.ts";
import { migrateState } from "./migrations/migrate-state.ts";
import { openPrices, type Prices } from "./prices.ts";
import { openProjects, type Projects } from "./projects.ts";
import type { StateTables } from "./tables.ts";

/** Where the state is: in an SQLite file, made when missing, or in a PostgreSQL database, `postgres://user:password@host/database`. */
export type StateLocation = { path: string } | { url: string };

export interface StateOptions {
  /** Hears of failures that no caller waits for. */
  onError?: (error: unknown) => void;
}

/** What must be exact and is small. */
export interface State {
  readonly projects: Projects;
  readonly keys: ApiKeys;
  readonly usage: KeyUsage;
  readonly customers: Customers;
  readonly customerNotes: CustomerNotes;
  readonly budgets: Budgets;
  readonly prices: Prices;
  readonly audit: Audit;
  readonly losses: Losses;
  close(): Promise<void>;
}

/** Opens the state and brings its tables up to date. Other processes may have it open too. */
export async function openState(location: StateLocation, { onError = () => {} }: StateOptions = {}): Promise<State> {
  const [engine, dialect] =
    "url" in location
      ? (["postgres", await postgresDialect(location.url, onError)] as const)
      : (["sqlite", sqliteDialect(location.path)] as const);
  const database = new Kysely<StateTables>({ dialect });
  try {
    await migrateState(database, engine);
  } catch (error) {
    // What went wrong first is what matters.
    await database.destroy().catch(() => {});
    throw error;
  }
  const usage = openKeyUsage(database, onError);
  const customerNotes = openCustomerNotes(database, onError);
  return {
    projects: openProjects(database),
    keys: openApiKeys(database),
    usage,
    customers: openCustomers(database),
    customerNotes,
    budgets: openBudgets(database, engine),
    prices: openPrices(database),
    audit: openAudit(database),
    losses: openLosses(database),
    async close() {
      await Promise.all([usage.close(), customerNotes.close()]);
      await database.destroy();
    },
  };
}
