import { type CustomerKey, type CustomerPatch, upsertCustomer } from "./customers.ts";
import type { StateDatabase } from "./tables.ts";
import { WriteBehind } from "./write-behind.ts";

/** What logs say of customers. Nobody waits for it: it is written within a second, and only when it is news. */
export interface CustomerNotes {
  note(key: CustomerKey, patch: CustomerPatch): void;
  /** Forgets a customer: what waits is not written, and the next log's word is news. */
  forget(key: CustomerKey): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

interface Note {
  key: CustomerKey;
  patch: CustomerPatch;
}

const delayMs = 1000;
/** How many customers wait to be written at most; beyond it their next log brings the news again. */
const waitingCount = 10_000;
/** Of how many customers it is remembered what was written last. */
const writtenCount = 50_000;

export function openCustomerNotes(database: StateDatabase, onError: (error: unknown) => void): CustomerNotes {
  let waiting = new Map<string, Note>();
  const written = new Map<string, string>();
  const behind = new WriteBehind({ write, delayMs, onError });

  async function write(): Promise<void> {
    const notes = waiting;
    waiting = new Map();
    if (notes.size === 0) return;
    // In order, so that processes which write at once cannot wait for each other's rows.
    const ordered = [...notes].toSorted(([a], [b]) => (a < b ? -1 : 1));
    try {
      await writeTogether(ordered);
    } catch (error) {
      if (isRefusal(error)) return writeEach(ordered);
      for (const [name, note] of notes) if (!waiting.has(name)) waiting.set(name, note);
      behind.schedule();
      throw error;
    }
  }

  async function writeTogether(notes: readonly [string, Note][]): Promise<void> {
    await database.transaction().execute(async (transaction) => {
      for (const [, { key, patch }] of notes) await upsertCustomer(transaction, key, patch);
    });
    for (const [name, { patch }] of notes) remember(name, JSON.stringify(patch));
  }

  /** One that the database cannot hold must not keep the others out. */
  async function writeEach(notes: readonly [string, Note][]): Promise<void> {
    for (const note of notes) await writeTogether([note]).catch(onError);
  }

  function remember(name: string, text: string): void {
    written.delete(name);
    if (written.size >= writtenCount) written.delete(written.keys().next().value!);
    written.set(name, text);
  }

  return {
    note(key, patch) {
      const name = nameOf(key);
      const before = waiting.get(name);
      if (!before && written.get(name) === JSON.stringify(patch)) return;
      if (!before && waiting.size >= waitingCount) return;
      waiting.set(name, { key, patch: { ...before?.patch, ...patch } });
      behind.schedule();
    },
    forget(key) {
      waiting.delete(nameOf(key));
      written.delete(nameOf(key));
    },
    flush: () => behind.flush(),
    close: () => behind.close(),
  };
}

const nameOf = ({ project_id, environment, customer_identifier }: CustomerKey) =>
  JSON.stringify([project_id, environment, customer_identifier]);

/** PostgreSQL's class of errors for values that a column cannot hold. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("22");
