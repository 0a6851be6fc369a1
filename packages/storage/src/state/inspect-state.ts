import { sql } from "kysely";
import { connectState, type StateLocation } from "./connect-state.ts";
import { groupOwner, membersOf } from "./load-balance-groups.ts";
import { type Schema, readSchema } from "./migrations/migrate-state.ts";
import { credentialsOwner } from "./provider-credentials.ts";
import { type SecretBox, secretBox, SecretKeyError } from "./secret-box.ts";
import type { StateDatabase } from "./tables.ts";

export interface StateInspection {
  schema: Schema;
  /** What SQLite says of a damaged file. */
  damage: readonly string[];
  /** By the clock of a database server. */
  now: Date | undefined;
  /** Undefined while the schema is another than ours. */
  secrets: SecretCounts | undefined;
}

interface SecretCounts {
  kept: number;
  /** How many none of our keys opens. */
  unreadable: number;
}

/**
 * Finds out about a state without changing it. A file that does not exist is made: ask for it before.
 *
 * @param secretKeys Those that the server is started with.
 * @throws SecretKeyError when one is no key
 */
export async function inspectState(location: StateLocation, secretKeys?: string): Promise<StateInspection> {
  const box = secretBox(secretKeys);
  const { engine, database } = await connectState(location, () => {});
  try {
    const schema = await readSchema(database, engine);
    const isOurs = schema.pending.length === 0 && !schema.isNewer;
    return {
      schema,
      damage: engine === "sqlite" ? await findDamage(database) : [],
      now: engine === "postgres" ? await readClock(database) : undefined,
      secrets: isOurs ? countSecrets(await readSealed(database), box) : undefined,
    };
  } finally {
    await database.destroy().catch(() => {});
  }
}

async function findDamage(database: StateDatabase): Promise<string[]> {
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(10)`.execute(database);
  return rows.map(({ quick_check }) => quick_check).filter((line) => line !== "ok");
}

async function readClock(database: StateDatabase): Promise<Date> {
  const now = sql<{ milliseconds: number }>`select extract(epoch from clock_timestamp()) * 1000 as milliseconds`;
  return new Date((await now.execute(database)).rows[0]!.milliseconds);
}

/** Every secret that is kept, and whose it is. */
async function readSealed(database: StateDatabase): Promise<[sealed: string, owner: string][]> {
  const sets = await database.selectFrom("provider_credentials").select(["id", "project_id", "sealed"]).execute();
  const groups = await database.selectFrom("load_balance_groups").selectAll().execute();
  return [
    ...sets.map((set): [string, string] => [set.sealed, credentialsOwner(set)]),
    ...groups.flatMap((group) =>
      membersOf(group).flatMap(({ sealed }): [string, string][] => (sealed ? [[sealed, groupOwner(group)]] : [])),
    ),
  ];
}

function countSecrets(secrets: readonly [string, string][], box: SecretBox) {
  const unreadable = secrets.filter(([sealed, owner]) => {
    try {
      box.open(sealed, owner);
      return false;
    } catch (error) {
      if (error instanceof SecretKeyError) return true;
      throw error;
    }
  });
  return { kept: secrets.length, unreadable: unreadable.length };
}
