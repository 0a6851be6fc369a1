import { type Losses, openLosses } from "../losses/losses.ts";
import { type Answers, defaultAnswersBytes, openAnswers } from "./answers.ts";
import { type ApiKeys, openApiKeys } from "./api-keys.ts";
import { type Audit, openAudit } from "./audit.ts";
import { type Budgets, openBudgets } from "./budgets.ts";
import { connectState, type StateLocation } from "./connect-state.ts";
import { type CustomerNotes, openCustomerNotes } from "./customer-notes.ts";
import { type Customers, openCustomers } from "./customers.ts";
import { type GatewaySettingsStore, openGatewaySettings } from "./gateway-settings.ts";
import { type KeyUsage, openKeyUsage } from "./key-usage.ts";
import { type LoadBalanceGroups, openLoadBalanceGroups } from "./load-balance-groups.ts";
import { migrateState } from "./migrations/migrate-state.ts";
import { openPasswords, type Passwords } from "./passwords.ts";
import { openPrices, type Prices } from "./prices.ts";
import type { PromptVersions } from "./prompt-versions.ts";
import { openPrompts, type Prompts } from "./prompts.ts";
import { openProjects, type Projects } from "./projects.ts";
import { openProviderCredentials, type ProviderCredentialSets } from "./provider-credentials.ts";
import { secretBox } from "./secret-box.ts";
import { openSessions, type Sessions } from "./sessions.ts";

export interface StateOptions {
  /** Hears of failures that no caller waits for. */
  onError?: (error: unknown) => void;
  /** Keys that secrets are encrypted with, 32 bytes each in base64 or hex, separated by commas; the first encrypts. @default none: no secrets are kept */
  secretKeys?: string;
  /** Most bytes of answers that are kept to be given again. @default 256 MiB */
  answersBytes?: number;
}

/** What must be exact and is small. */
export interface State {
  readonly projects: Projects;
  readonly keys: ApiKeys;
  readonly passwords: Passwords;
  readonly sessions: Sessions;
  readonly usage: KeyUsage;
  readonly customers: Customers;
  readonly customerNotes: CustomerNotes;
  readonly budgets: Budgets;
  readonly providerCredentials: ProviderCredentialSets;
  readonly loadBalanceGroups: LoadBalanceGroups;
  readonly gatewaySettings: GatewaySettingsStore;
  readonly prompts: Prompts;
  readonly promptVersions: PromptVersions;
  readonly answers: Answers;
  readonly prices: Prices;
  readonly audit: Audit;
  readonly losses: Losses;
  close(): Promise<void>;
}

/** Opens the state and brings its tables up to date. Other processes may have it open too. */
export async function openState(
  location: StateLocation,
  { onError = () => {}, secretKeys, answersBytes = defaultAnswersBytes }: StateOptions = {},
): Promise<State> {
  const box = secretBox(secretKeys);
  const { engine, database } = await connectState(location, onError);
  try {
    await migrateState(database, engine);
  } catch (error) {
    // What went wrong first is what matters.
    await database.destroy().catch(() => {});
    throw error;
  }
  const keys = openApiKeys(database);
  const passwords = openPasswords(database);
  const usage = openKeyUsage(database, onError);
  const customerNotes = openCustomerNotes(database, onError);
  const budgets = openBudgets(database, { engine, onError });
  return {
    projects: openProjects(database),
    keys,
    passwords,
    sessions: openSessions(database, { keys, passwords, onError }),
    usage,
    customers: openCustomers(database),
    customerNotes,
    budgets,
    providerCredentials: openProviderCredentials(database, box),
    loadBalanceGroups: openLoadBalanceGroups(database, box),
    gatewaySettings: openGatewaySettings(database),
    ...openPrompts(database),
    answers: openAnswers(database, { mostBytes: answersBytes, onError }),
    prices: openPrices(database),
    audit: openAudit(database),
    losses: openLosses(database),
    async close() {
      await Promise.all([usage.close(), customerNotes.close(), budgets.close()]);
      await database.destroy();
    },
  };
}
