import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { ReceivedClock } from "../received-clock.ts";
import { StorageFullError } from "../storage-full-error.ts";
import { watchDiskRoom } from "./disk-room.ts";
import type { BatchLimit, CustomerRows, Damage, InboxBatch, InboxRow, InboxState, Pending } from "./inbox-database.ts";
import { InboxClosedError, InboxDamagedError, InboxFullError, retryAfterSeconds } from "./inbox-errors.ts";
import { type InboxCalls, startInboxThread } from "./inbox-thread.ts";
import { packRows } from "./packed-rows.ts";

export interface InboxOptions {
  /** The file; made when missing. */
  path: string;
  /** Most bytes that may wait for the engine. @default 1 GiB */
  maxBytes?: number;
  /** Bytes of the disk that are kept free: with less, nothing is taken in. @default 256 MiB */
  reserveBytes?: number;
  /** How long an append waits for others to share its commit, in milliseconds. @default 2 */
  groupCommitMs?: number;
  /** How long an id is remembered, so that sending its log again changes nothing, in milliseconds. @default 7 days */
  seenMs?: number;
  /** How many ids are remembered at most; the oldest are forgotten first. @default 5,000,000 */
  seenCount?: number;
  /** Hears of damage, once; again with the next start when it fails. */
  onDamage?: (damage: Damage) => Promise<void> | void;
}

/** `stored`: the row was taken in. `duplicate`: its id is known, nothing changed. */
export type AppendOutcome = "stored" | "duplicate";

/** The durable queue in front of the engine. */
export interface Inbox {
  /**
   * Takes rows in, all or none. Resolves when they are on the disk.
   *
   * @throws InboxFullError, StorageFullError, InboxClosedError
   */
  append(rows: readonly InboxRow[]): Promise<AppendOutcome[]>;
  /** The time to say of rows that arrive now; never less than before. */
  now(): Date;
  /** What waits for the engine. */
  pending(): Pending;
  /** Whether nearly as much waits as may, or the disk is nearly full: appends are refused, or soon will be. */
  isFull(): boolean;
  /** How many rows the engine ever refused for good. */
  rejected(): number;
  /** Sequence of the newest row taken in. */
  sequence(): number;
  /** Is called when rows were taken in. */
  onAppend(listener: () => void): void;
  next(limit: BatchLimit): Promise<InboxBatch | null>;
  settle(batch: InboxBatch): Promise<void>;
  release(): Promise<void>;
  reject(batch: InboxBatch, reason: string): Promise<void>;
  /** Forgets refused rows of a customer, and gives back to the disk the pages that rows were in. */
  erase(rows: CustomerRows): Promise<void>;
  /** Refuses further appends. */
  stop(): void;
  /** Commits what was appended, then lets go of the file. What waits stays in it. */
  close(): Promise<void>;
}

/** Share of the limit at which whoever sends the logs should be sent elsewhere. */
const nearlyFull = 0.95;

interface Append {
  rows: readonly InboxRow[];
  resolve: (outcomes: AppendOutcome[]) => void;
  reject: (error: unknown) => void;
}

/**
 * Opens the inbox. Appends that arrive within a few milliseconds, or while a commit runs, share the next commit.
 * A file that is damaged, now or later, is set aside, and what can be read of it is taken over.
 *
 * @throws InboxUnusableError when another process has it
 */
export async function openInbox(options: InboxOptions): Promise<Inbox> {
  const { path, maxBytes = 2 ** 30, reserveBytes = 2 ** 28, groupCommitMs = 2 } = options;
  const { seenMs = 7 * 86_400_000, seenCount = 5_000_000, onDamage } = options;
  const directory = dirname(path);
  mkdirSync(directory, { recursive: true });
  const thread = startInboxThread({ path, seenMs, seenCount });
  const state: InboxState = { count: 0, bytes: 0, sequence: 0, rejected: 0, appended: 0 };
  let repairing: Promise<void> | undefined;
  let telling: Promise<void> = Promise.resolve();
  learn(await call("state"));
  const clock = new ReceivedClock(state.appended);
  tellOfDamage();
  const room = await watchDiskRoom({ path: directory, reserveBytes });
  let stopped = false;
  let closing: Promise<void> | undefined;
  let listener = () => {};

  let group: Append[] = [];
  /** Bytes in `group` and in the commit that runs. */
  let arriving = 0;
  let committing: Promise<void> | undefined;

  /** Runs a call; when the file turns out to be damaged, on what can be read of it. */
  async function call<Name extends keyof InboxCalls>(name: Name, ...parameters: Parameters<InboxCalls[Name]>) {
    try {
      return await thread(name, ...parameters);
    } catch (error) {
      if (!(error instanceof InboxDamagedError)) throw error;
      await (repairing ??= repair().finally(() => (repairing = undefined)));
      return thread(name, ...parameters);
    }
  }

  async function repair() {
    await thread("repair", state.sequence);
    learn(await thread("state"));
    tellOfDamage();
  }

  function learn(found: InboxState) {
    Object.assign(state, found, { sequence: Math.max(state.sequence, found.sequence) });
  }

  function tellOfDamage() {
    const tell = async () => {
      for (const damage of await thread("damages")) {
        await onDamage?.(damage);
        await thread("forgetDamage", damage.file);
      }
    };
    // What fails is told by the next start.
    telling = telling.then(tell).catch(() => {});
  }

  async function commitGroups() {
    await new Promise((resolve) => setTimeout(resolve, groupCommitMs));
    while (group.length > 0) {
      const appends = group;
      const bytes = arriving;
      group = [];
      try {
        const packed = packRows(appends.flatMap((append) => append.rows));
        const done = await call("append", packed, clock.now().getTime());
        state.count += done.stored.filter(Boolean).length;
        state.bytes += done.bytes;
        state.sequence = Math.max(state.sequence, done.sequence);
        let at = 0;
        for (const { rows, resolve } of appends) {
          const outcomes = done.stored.slice(at, (at += rows.length));
          resolve(outcomes.map((stored) => (stored ? "stored" : "duplicate")));
        }
        listener();
      } catch (error) {
        for (const { reject } of appends) reject(error);
      } finally {
        arriving -= bytes;
      }
    }
    committing = undefined;
  }

  function taken({ count, bytes }: Pending) {
    state.count -= count;
    state.bytes -= bytes;
    return count;
  }

  return {
    append(rows) {
      if (stopped) return Promise.reject(new InboxClosedError());
      if (rows.length === 0) return Promise.resolve([]);
      if (room.isLow()) return Promise.reject(new StorageFullError(directory));
      const bytes = rows.reduce((total, { line }) => total + Buffer.byteLength(line), 0);
      if (state.bytes + arriving + bytes > maxBytes) return Promise.reject(new InboxFullError(retryAfterSeconds));
      arriving += bytes;
      return new Promise((resolve, reject) => {
        group.push({ rows, resolve, reject });
        committing ??= commitGroups();
      });
    },
    now: () => clock.now(),
    pending: () => ({ count: state.count, bytes: state.bytes }),
    isFull: () => room.isLow() || state.bytes + arriving > maxBytes * nearlyFull,
    rejected: () => state.rejected,
    sequence: () => state.sequence,
    onAppend: (added) => {
      listener = added;
    },
    next: (limit) => call("next", limit),
    async settle(batch) {
      taken(await call("settle", boundsOf(batch)));
    },
    release: () => call("release"),
    async reject(batch, reason) {
      state.rejected += taken(await call("reject", boundsOf(batch), reason));
    },
    erase: (rows) => call("erase", rows),
    stop: () => {
      stopped = true;
    },
    close() {
      stopped = true;
      room.stop();
      return (closing ??= (async () => {
        await committing;
        await telling;
        await thread("close");
      })());
    },
  };
}

/** Without its lines, which need not cross to the thread again. */
const boundsOf = ({ first, last }: InboxBatch) => ({ first, last });
