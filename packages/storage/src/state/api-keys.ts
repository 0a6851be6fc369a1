import { hash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";

export type Environment = "prod" | "test";

/** Who sends a request, by its key. */
export interface Caller {
  key_id: string;
  project_id: string;
  environment: Environment;
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
  create(key: NewKey): ApiKey & { plaintext: string };
  /** Makes sure that a key of the caller's own making, of any form, is valid; what is known of it is brought up to date. */
  ensure(plaintext: string, key: NewKey): ApiKey;
  /** Whose key it is; `null` when it is nobody's. */
  verify(plaintext: string): Caller | null;
  list(): ApiKey[];
  count(): number;
}

const columns = "key_id, name, prefix, project_id, environment, created_at";
const cacheSize = 1000;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** API keys in a database. Of a key only its prefix and SHA-512 are kept: it is random, so that a slow hash would add nothing. */
export function openApiKeys(database: DatabaseSync): ApiKeys {
  database.exec(`CREATE TABLE IF NOT EXISTS api_keys (
  key_id TEXT PRIMARY KEY, name TEXT NOT NULL, prefix TEXT NOT NULL, sha512 BLOB NOT NULL UNIQUE,
  project_id TEXT NOT NULL, environment TEXT NOT NULL CHECK (environment IN ('prod', 'test')), created_at TEXT NOT NULL
)`);
  const upsert =
    database.prepare(`INSERT INTO api_keys (key_id, name, prefix, sha512, project_id, environment, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (sha512) DO UPDATE SET name = excluded.name, project_id = excluded.project_id, environment = excluded.environment
RETURNING ${columns}`);
  const find = database.prepare("SELECT key_id, project_id, environment, sha512 FROM api_keys WHERE sha512 = ?");
  const all = database.prepare(`SELECT ${columns} FROM api_keys ORDER BY created_at, key_id`);
  const total = database.prepare("SELECT count(*) AS count FROM api_keys");
  /** Callers by the digest of their key, the oldest entry first. */
  const cache = new Map<string, Caller>();

  function save(plaintext: string, prefix: string, key: NewKey): ApiKey {
    const { name, project_id = "default", environment = "prod" } = key;
    const key_id = `kai_${randomBytes(4).toString("hex")}`;
    const sha512 = hash("sha512", plaintext, "buffer");
    cache.clear();
    const created_at = new Date().toISOString();
    return { ...(upsert.get(key_id, name, prefix, sha512, project_id, environment, created_at) as unknown as ApiKey) };
  }

  return {
    create(key) {
      const prefix = randomText(8);
      const plaintext = `${prefix}.${randomText(32)}`;
      return { ...save(plaintext, prefix, key), plaintext };
    },
    ensure: (plaintext, key) => save(plaintext, "", key),
    verify(plaintext) {
      const digest = hash("sha512", plaintext, "buffer");
      const name = digest.toString("base64");
      const known = cache.get(name);
      if (known) return known;
      const row = find.get(digest) as (Caller & { sha512: Uint8Array }) | undefined;
      if (!row || !timingSafeEqual(row.sha512, digest)) return null;
      const caller = { key_id: row.key_id, project_id: row.project_id, environment: row.environment };
      if (cache.size >= cacheSize) cache.delete(cache.keys().next().value!);
      cache.set(name, caller);
      return caller;
    },
    list: () => all.all().map((row) => ({ ...row }) as unknown as ApiKey),
    count: () => (total.get() as { count: number }).count,
  };
}

const randomText = (length: number) => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
