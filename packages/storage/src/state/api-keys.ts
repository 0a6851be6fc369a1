import { hash, randomBytes, randomInt } from "node:crypto";
import type { Environment, Scope } from "./environment.ts";
import { Recent } from "./recent.ts";
import type { StateDatabase } from "./tables.ts";

/** Who sends a request, by its key. */
export interface Caller extends Scope {
  key_id: string;
}

export interface NewKey {
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
}

export interface ApiKeys {
  /** Makes a key: 8 characters, a dot, 32 characters. Its plaintext is answered here and never again. */
  create(key: NewKey): Promise<ApiKey & { plaintext: string }>;
  /** Makes sure that a key of the caller's own making, of any form, is valid; what is known of it is brought up to date. */
  ensure(plaintext: string, key: NewKey): Promise<ApiKey>;
  /** Whose key it is; `null` when it is nobody's. May be {@link keyDelayMs} old. */
  verify(plaintext: string): Promise<Caller | null>;
  list(): Promise<ApiKey[]>;
  count(): Promise<number>;
}

/** How long, at most, this process goes on with what it knows of a key after another process changed it. */
export const keyDelayMs = 3000;

const columns = ["key_id", "name", "prefix", "project_id", "environment", "created_at"] as const;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** API keys in a database. Of a key only its prefix and SHA-512 are kept: it is random, so that a slow hash would add nothing. */
export function openApiKeys(database: StateDatabase): ApiKeys {
  // While the database cannot be asked, keys that were valid a moment ago stay so: logs must not be lost to its restart.
  const callers = new Recent<Caller>({ size: 1000, freshMs: keyDelayMs, staleMs: 60_000 });

  async function save(plaintext: string, prefix: string, key: NewKey): Promise<ApiKey> {
    const { name, project_id = "default", environment = "prod" } = key;
    const saved = await database
      .insertInto("api_keys")
      .values({
        key_id: `kai_${randomBytes(4).toString("hex")}`,
        name,
        prefix,
        sha512: hash("sha512", plaintext, "buffer"),
        project_id,
        environment,
        created_at: new Date().toISOString(),
      })
      .onConflict((conflict) => conflict.column("sha512").doUpdateSet({ name, project_id, environment }))
      .returning(columns)
      .executeTakeFirstOrThrow();
    callers.clear();
    return saved;
  }

  return {
    async create(key) {
      const prefix = randomText(8);
      const plaintext = `${prefix}.${randomText(32)}`;
      return { ...(await save(plaintext, prefix, key)), plaintext };
    },
    ensure: (plaintext, key) => save(plaintext, "", key),
    verify(plaintext) {
      const sha512 = hash("sha512", plaintext, "buffer");
      return callers.get(sha512.toString("base64"), async () => {
        const caller = await database
          .selectFrom("api_keys")
          .select(["key_id", "project_id", "environment"])
          .where("sha512", "=", sha512)
          .executeTakeFirst();
        return caller ?? null;
      });
    },
    list: () => database.selectFrom("api_keys").select(columns).orderBy("created_at").orderBy("key_id").execute(),
    async count() {
      const { count } = await database
        .selectFrom("api_keys")
        .select((select) => select.fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

const randomText = (length: number) => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
