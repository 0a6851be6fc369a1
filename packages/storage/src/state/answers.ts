import { sql } from "kysely";
import type { CustomerKey } from "./customers.ts";
import type { StateDatabase } from "./tables.ts";
import type { Tenant } from "./tenant.ts";

interface AnswerKey extends Tenant {
  /** A hash of all that the answer depends on. */
  cache_key: string;
}

interface NewAnswer extends AnswerKey {
  /** JSON text. */
  completion: string;
  /** How long it may be given again, in seconds. */
  ttl: number;
  /** Whose request it answered. */
  customer_identifier?: string;
}

interface AnswerTotals {
  count: number;
  bytes: number;
}

/** Answers of models that are given again to whoever asks the same. Bounded: those that nobody asked for the longest make room. */
export interface Answers {
  /** The JSON text of an answer that is no older than `ttl` seconds, nor than it may be; null when there is none. */
  find(key: AnswerKey, ttl: number, now?: Date): Promise<string | null>;
  /** Keeps an answer in place of an older one. One that is larger than {@link mostAnswerBytes} is not kept. */
  keep(answer: NewAnswer, now?: Date): Promise<void>;
  /** How much is kept for a project. */
  totals(tenant: Tenant): Promise<AnswerTotals>;
  /** Forgets all answers of a project; answers how many there were. */
  clear(tenant: Tenant): Promise<number>;
  /** Forgets those that a customer's requests got. */
  forget(customer: CustomerKey): Promise<void>;
}

export const mostAnswerBytes = 1024 * 1024;
/** All answers together may have so many bytes, by default. */
export const defaultAnswersBytes = 256 * 1024 * 1024;
/** How much may come until room is made again, as a share of the most. */
const sweepShare = 1 / 16;
/** When an answer was used is noted no more often. */
const usedMs = 3_600_000;

interface AnswersOptions {
  mostBytes: number;
  onError: (error: unknown) => void;
}

export function openAnswers(database: StateDatabase, { mostBytes, onError }: AnswersOptions): Answers {
  let unswept = mostBytes;

  /** Drops what is too old, then what nobody asked for the longest until the rest fits. */
  async function sweep(now: Date): Promise<void> {
    await database.deleteFrom("answers").where("expires_at", "<=", now.toISOString()).execute();
    const newest = sql<number>`sum(bytes) over (order by used_at desc, cache_key)`;
    const ranked = database
      .selectFrom("answers")
      .select(["cache_key", newest.as("so_far")])
      .as("ranked");
    const beyond = database.selectFrom(ranked).select("cache_key").where("so_far", ">", mostBytes);
    await database.deleteFrom("answers").where("cache_key", "in", beyond).execute();
  }

  return {
    async find({ project_id, environment, cache_key }, ttl, now = new Date()) {
      const found = await database
        .selectFrom("answers")
        .select(["completion", "used_at"])
        .where("cache_key", "=", cache_key)
        .where("project_id", "=", project_id)
        .where("environment", "=", environment)
        .where("expires_at", ">", now.toISOString())
        .where("created_at", ">", secondsFrom(now, -ttl))
        .executeTakeFirst();
      if (!found) return null;
      if (now.getTime() - Date.parse(found.used_at) > usedMs)
        void database
          .updateTable("answers")
          .set({ used_at: now.toISOString() })
          .where("cache_key", "=", cache_key)
          .execute()
          .catch(onError);
      return found.completion;
    },
    async keep({ completion, ttl, customer_identifier, ...key }, now = new Date()) {
      const bytes = Buffer.byteLength(completion);
      if (bytes > Math.min(mostAnswerBytes, mostBytes)) return;
      const created_at = now.toISOString();
      const kept = {
        customer_identifier: customer_identifier ?? null,
        completion,
        bytes,
        created_at,
        expires_at: secondsFrom(now, ttl),
        used_at: created_at,
      };
      await database
        .insertInto("answers")
        .values({ ...key, ...kept })
        .onConflict((conflict) => conflict.column("cache_key").doUpdateSet(kept))
        .execute();
      unswept += bytes;
      if (unswept <= mostBytes * sweepShare) return;
      unswept = 0;
      await sweep(now);
    },
    async totals(tenant) {
      const { count, bytes } = await database
        .selectFrom("answers")
        .select(({ fn }) => [fn.countAll<number>().as("count"), sql<number>`coalesce(sum(bytes), 0)`.as("bytes")])
        .where((where) => where.and(tenantOf(tenant)))
        .executeTakeFirstOrThrow();
      return { count, bytes };
    },
    async clear(tenant) {
      const query = database.deleteFrom("answers").where((where) => where.and(tenantOf(tenant)));
      return Number((await query.executeTakeFirstOrThrow()).numDeletedRows);
    },
    async forget({ customer_identifier, ...tenant }) {
      const customer = { ...tenantOf(tenant), customer_identifier };
      await database
        .deleteFrom("answers")
        .where((where) => where.and(customer))
        .execute();
    },
  };
}

const tenantOf = ({ project_id, environment }: Tenant): Tenant => ({ project_id, environment });

const secondsFrom = (time: Date, seconds: number): string => new Date(time.getTime() + seconds * 1000).toISOString();
