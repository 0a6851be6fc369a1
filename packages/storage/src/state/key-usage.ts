import type { Caller } from "./api-keys.ts";
import type { StateDatabase } from "./tables.ts";
import { WriteBehind } from "./write-behind.ts";

/** What keys are used for. Counted in memory and written every few seconds, so that no request waits for it. */
export interface KeyUsage {
  /** Notes that a key was used just now. */
  touch(key_id: string): void;
  /** Counts logs of this month, or answers false and counts none when they are more than the key's quota leaves. */
  take(caller: Caller, logs: number): Promise<boolean>;
  /** Takes back what was counted and then not taken in. */
  giveBack(caller: Caller, logs: number): void;
  /** Writes what was counted, and learns what other processes counted. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/**
 * How long counts stay in memory: other processes see them so much later, each may exceed a quota by what it takes
 * in meanwhile, and a process that is killed forgets so much.
 */
export const usageDelayMs = 5000;

/** Logs of one key in one month. */
interface Count {
  key_id: string;
  month: string;
  /** What the database said; undefined while it was not asked. */
  stored: number | undefined;
  /** Not written yet. */
  pending: number;
  loading?: Promise<void>;
}

export function openKeyUsage(database: StateDatabase, onError: (error: unknown) => void): KeyUsage {
  /** Those in use since the last flush but one. */
  const counts = new Map<string, Count>();
  const used = new Map<string, string>();
  const behind = new WriteBehind({ write, delayMs: usageDelayMs, onError });

  function countOf({ key_id }: Caller): Count {
    const month = monthOf(new Date());
    const name = `${key_id} ${month}`;
    let count = counts.get(name);
    if (!count) counts.set(name, (count = { key_id, month, stored: undefined, pending: 0 }));
    return count;
  }

  async function load(count: Count): Promise<void> {
    const row = await database
      .selectFrom("key_usage")
      .select("logs")
      .where("key_id", "=", count.key_id)
      .where("month", "=", count.month)
      .executeTakeFirst();
    count.stored ??= row?.logs ?? 0;
  }

  /** One transaction, and keys in order, so that processes which write at once cannot wait for each other's rows. */
  async function write(): Promise<void> {
    const dirty = [...counts.values()].filter(({ pending }) => pending !== 0).toSorted(byKey);
    const written = dirty.map(({ pending }) => pending);
    const times = [...used].map(([key_id, time]) => ({ key_id, time })).toSorted(byKey);
    used.clear();
    const totals = await database
      .transaction()
      .execute(async (transaction) => {
        const logs: number[] = [];
        for (const [index, { key_id, month }] of dirty.entries()) {
          const row = await transaction
            .insertInto("key_usage")
            .values({ key_id, month, logs: written[index]! })
            .onConflict((conflict) =>
              conflict
                .columns(["key_id", "month"])
                .doUpdateSet((update) => ({ logs: update("key_usage.logs", "+", update.ref("excluded.logs")) })),
            )
            .returning("logs")
            .executeTakeFirstOrThrow();
          logs.push(row.logs);
        }
        for (const { key_id, time } of times)
          await transaction.updateTable("api_keys").set({ last_used_at: time }).where("key_id", "=", key_id).execute();
        return logs;
      })
      .catch((error: unknown) => {
        for (const { key_id, time } of times) if (!used.has(key_id)) used.set(key_id, time);
        behind.schedule();
        throw error;
      });
    const idle = [...counts].filter(([, count]) => !dirty.includes(count) && !count.loading);
    for (const [index, count] of dirty.entries()) {
      count.stored = totals[index];
      count.pending -= written[index]!;
    }
    for (const [name, { pending }] of idle) if (pending === 0) counts.delete(name);
    if (counts.size > 0) behind.schedule();
  }

  return {
    touch(key_id) {
      used.set(key_id, new Date().toISOString());
      behind.schedule();
    },
    async take(caller, logs) {
      const count = countOf(caller);
      const quota = caller.monthly_log_quota;
      if (quota !== null && count.stored === undefined) {
        count.loading ??= load(count).finally(() => delete count.loading);
        // Without the database logs are taken: a quota is not worth losing them.
        await count.loading.catch(onError);
      }
      if (quota !== null && (count.stored ?? 0) + count.pending + logs > quota) return false;
      count.pending += logs;
      behind.schedule();
      return true;
    },
    giveBack(caller, logs) {
      countOf(caller).pending -= logs;
      behind.schedule();
    },
    flush: () => behind.flush(),
    close: () => behind.close(),
  };
}

/** `2026-01` of a time, in UTC. */
const monthOf = (time: Date) => time.toISOString().slice(0, 7);

const byKey = (a: { key_id: string }, b: { key_id: string }) => (a.key_id < b.key_id ? -1 : 1);
