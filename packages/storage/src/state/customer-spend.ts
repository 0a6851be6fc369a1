import { sql } from "kysely";
import type { CustomerKey } from "./customers.ts";
import type { StateDatabase } from "./tables.ts";

/** A customer and a day, `2026-01-31`, UTC. */
export type SpendKey = CustomerKey & { day: string };

/** What customers were billed whose budgets need not know at once: summed in memory and written within a second, so that no request waits for it. */
export interface CustomerSpend {
  add(key: SpendKey, amount: bigint): void;
  /** Resolves when what was added to a sum so far is written. */
  written(key: SpendKey): Promise<void>;
  close(): Promise<void>;
}

/** How long sums stay in memory; a process that is killed forgets so much. */
const delayMs = 1000;
/** How many customers wait to be written at most. */
const waitingCount = 50_000;

export function openCustomerSpend(database: StateDatabase, onError: (error: unknown) => void): CustomerSpend {
  let waiting = new Map<string, { key: SpendKey; amount: bigint }>();
  let writing: typeof waiting = new Map();
  let timer: NodeJS.Timeout | undefined;
  let flushing: Promise<void> | undefined;

  function add(key: SpendKey, amount: bigint): void {
    const name = nameOf(key);
    const before = waiting.get(name)?.amount ?? 0n;
    if (before === 0n && waiting.size >= waitingCount)
      return onError(new Error(`${amount} nano-dollars were not billed: too many customers wait to be written.`));
    waiting.set(name, { key, amount: before + amount });
    timer ??= setTimeout(() => void flush().catch(onError), delayMs).unref();
  }

  async function write(): Promise<void> {
    if (waiting.size === 0) return;
    writing = waiting;
    waiting = new Map();
    // In order, so that processes which write at once cannot wait for each other's rows.
    const ordered = [...writing].toSorted(([a], [b]) => (a < b ? -1 : 1));
    try {
      await database.transaction().execute(async (transaction) => {
        for (const [, { key, amount }] of ordered) await addSpend(transaction, key, amount);
      });
    } catch (error) {
      for (const { key, amount } of writing.values()) add(key, amount);
      throw error;
    } finally {
      writing = new Map();
    }
  }

  async function flush(): Promise<void> {
    // What is being written may be older than what was added last.
    await flushing?.catch(() => {});
    clearTimeout(timer);
    timer = undefined;
    flushing ??= write().finally(() => {
      flushing = undefined;
    });
    return flushing;
  }

  return {
    add,
    async written(key) {
      const name = nameOf(key);
      if (waiting.has(name) || writing.has(name)) await flush();
    },
    async close() {
      await flush().catch(onError);
      clearTimeout(timer);
    },
  };
}

const nameOf = ({ project_id, environment, customer_identifier, day }: SpendKey) =>
  JSON.stringify([project_id, environment, customer_identifier, day]);

/** Also within a transaction. */
export async function addSpend(
  database: StateDatabase,
  { project_id, environment, customer_identifier, day }: SpendKey,
  amount: bigint,
): Promise<void> {
  if (amount === 0n) return;
  await database
    .insertInto("customer_spend")
    .values({ project_id, environment, customer_identifier, day, billed: amount })
    .onConflict((conflict) =>
      conflict
        .columns(["project_id", "environment", "customer_identifier", "day"])
        .doUpdateSet({ billed: sql`customer_spend.billed + excluded.billed` }),
    )
    .execute();
}
