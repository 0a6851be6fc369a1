import { hash, randomBytes, randomInt } from "node:crypto";
import type { KeyScope } from "@kai/schema";
import type { Selectable } from "kysely";
import { defaultProject, requireProject } from "./projects.ts";
import { Recent } from "./recent.ts";
import type { StateDatabase, StateTables } from "./tables.ts";
import type { Environment, Tenant } from "./tenant.ts";

/** What a key may do and how much of it. */
export interface KeyLimits {
  /** @default ["ingest", "read"] */
  scopes: readonly KeyScope[];
  /** Requests in a minute. @default null: no limit */
  rate_limit: number | null;
  /** Logs in a calendar month, UTC. @default null: no limit */
  monthly_log_quota: number | null;
  /** When it ends to be valid; ISO 8601. @default null: never */
  expires_at: string | null;
}

/** Who sends a request, by its key. */
export interface Caller extends Tenant, KeyLimits {
  /** Or `operator`. */
  key_id: string;
}

export interface NewKey extends Partial<KeyLimits> {
  name: string;
  /** @default "default" */
  project_id?: string;
  /** @default "prod" */
  environment?: Environment;
}

export interface ApiKey extends Caller {
  name: string;
  /** The first characters of the key; empty for a key of the caller's own making. */
  prefix: string;
  created_at: string;
  /** Up to a few seconds late. */
  last_used_at: string | null;
  revoked_at: string | null;
}

export interface ApiKeys {
  /**
   * Makes a key: 8 characters, a dot, 32 characters. Its plaintext is answered here and never again.
   *
   * @throws ProjectError when there is no such project
   */
  create(key: NewKey): Promise<ApiKey & { plaintext: string }>;
  /** Makes sure that a key of the caller's own making, of any form, is valid; what is known of it is brought up to date. */
  ensure(plaintext: string, key: NewKey): Promise<ApiKey>;
  /** Whose key it is; `null` when it is nobody's, expired or revoked. May be {@link keyDelayMs} old. */
  verify(plaintext: string): Promise<Caller | null>;
  /** The same by its id, for whoever signed in with it. */
  find(key_id: string): Promise<Caller | null>;
  /** The keys of a project, or all, the oldest first; revoked ones too. */
  list(query?: { project_id?: string }): Promise<ApiKey[]>;
  /** Ends a key for good, and the sessions that it opened; its row stays. `null` when the project has no such key. Again changes nothing. */
  revoke(query: { key_id: string; project_id?: string }): Promise<ApiKey | null>;
  count(): Promise<number>;
}

/** How long, at most, this process goes on with what it knows of a key after another process changed it. */
export const keyDelayMs = 3000;

type KeyRow = Omit<Selectable<StateTables["api_keys"]>, "sha512">;

const limitColumns = ["scopes", "rate_limit", "monthly_log_quota", "expires_at"] as const;
const callerColumns = ["key_id", "project_id", "environment", ...limitColumns] as const;
const columns = [...callerColumns, "name", "prefix", "created_at", "last_used_at", "revoked_at"] as const;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** API keys in a database. Of a key only its prefix and SHA-512 are kept: it is random, so that a slow hash would add nothing. */
export function openApiKeys(database: StateDatabase): ApiKeys {
  // While the database cannot be asked, keys that were valid a moment ago stay so: logs must not be lost to its restart.
  const callers = new Recent<Caller>({ size: 1000, freshMs: keyDelayMs, staleMs: 60_000 });

  async function save(plaintext: string, prefix: string, key: NewKey): Promise<ApiKey> {
    const { scopes = ["ingest", "read"], rate_limit = null, monthly_log_quota = null } = key;
    const { name, project_id = defaultProject, environment = "prod" } = key;
    await requireProject(database, project_id);
    const expires_at = key.expires_at ? new Date(key.expires_at).toISOString() : null;
    const said = { name, project_id, environment, rate_limit, monthly_log_quota, expires_at, scopes: scopes.join(" ") };
    const saved = await database
      .insertInto("api_keys")
      .values({
        ...said,
        key_id: `kai_${randomBytes(4).toString("hex")}`,
        prefix,
        sha512: hash("sha512", plaintext, "buffer"),
        created_at: new Date().toISOString(),
      })
      .onConflict((conflict) => conflict.column("sha512").doUpdateSet({ ...said, revoked_at: null }))
      .returning(columns)
      .executeTakeFirstOrThrow();
    callers.clear();
    return read(saved);
  }

  const validWhere = async (column: "sha512" | "key_id", value: string | Uint8Array): Promise<Caller | null> => {
    const row = await database
      .selectFrom("api_keys")
      .select(callerColumns)
      .where(column, "=", value)
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    return row ? read(row) : null;
  };
  const unexpired = (caller: Caller | null): Caller | null =>
    caller && (caller.expires_at === null || caller.expires_at > new Date().toISOString()) ? caller : null;

  return {
    async create(key) {
      const prefix = randomText(8);
      const plaintext = `${prefix}.${randomText(32)}`;
      return { ...(await save(plaintext, prefix, key)), plaintext };
    },
    ensure: (plaintext, key) => save(plaintext, "", key),
    async verify(plaintext) {
      const sha512 = hash("sha512", plaintext, "buffer");
      return unexpired(await callers.get(sha512.toString("base64"), () => validWhere("sha512", sha512)));
    },
    find: async (key_id) => unexpired(await callers.get(`id ${key_id}`, () => validWhere("key_id", key_id))),
    async list({ project_id } = {}) {
      const rows = await database
        .selectFrom("api_keys")
        .select(columns)
        .$if(project_id !== undefined, (query) => query.where("project_id", "=", project_id!))
        .orderBy("created_at")
        .orderBy("key_id")
        .execute();
      return rows.map(read);
    },
    async revoke({ key_id, project_id }) {
      const revoked = await database
        .updateTable("api_keys")
        .set((set) => ({ revoked_at: set.fn.coalesce("revoked_at", set.val(new Date().toISOString())) }))
        .where("key_id", "=", key_id)
        .$if(project_id !== undefined, (query) => query.where("project_id", "=", project_id!))
        .returning(columns)
        .executeTakeFirst();
      callers.clear();
      if (!revoked) return null;
      await database.deleteFrom("sessions").where("credential_id", "=", key_id).execute();
      return read(revoked);
    },
    async count() {
      const { count } = await database
        .selectFrom("api_keys")
        .select((select) => select.fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

const read = <Row extends Pick<KeyRow, "scopes">>(row: Row): Omit<Row, "scopes"> & { scopes: KeyScope[] } => ({
  ...row,
  scopes: row.scopes.split(" ").filter(Boolean) as KeyScope[],
});

const randomText = (length: number) => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
