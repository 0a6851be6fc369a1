import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Losses, openLosses } from "../losses/losses.ts";
import { type ApiKeys, openApiKeys } from "./api-keys.ts";

/** What must be exact and is small: API keys, and what senders lost. */
export interface State {
  readonly keys: ApiKeys;
  readonly losses: Losses;
  close(): void;
}

/** Opens the state in a SQLite file; made when missing. */
export function openState({ path }: { path: string }): State {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: 5000 });
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  return { keys: openApiKeys(database), losses: openLosses(database), close: () => database.close() };
}
