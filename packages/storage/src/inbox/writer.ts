import { setTimeout as sleep } from "node:timers/promises";
import { EngineError } from "../engine-error.ts";
import type { InboxBatch } from "./inbox-database.ts";
import type { Inbox } from "./inbox.ts";

export interface WriterOptions {
  inbox: Inbox;
  /** Puts a batch into the engine; the same token again must change nothing. */
  insert: (lines: Uint8Array, token: string) => Promise<void>;
  /** Hears of every attempt that failed. */
  onError?: (error: unknown) => void;
  /** Longest pause between two attempts, in milliseconds. @default 10,000 */
  longestDelayMs?: number;
}

interface WriterStatus {
  /** Whether the last attempt to insert went well. */
  healthy: boolean;
  /** Why the last attempt failed that did. */
  lastError: string | null;
}

/** Moves what the inbox holds into the engine: one batch after the other, in order. */
export interface Writer {
  /** Resolves when every row appended so far is in the engine or was refused by it for good, and when the writer closes. */
  settled(): Promise<void>;
  status(): WriterStatus;
  /** Inserts what waits, for as long as the engine takes it and the deadline allows; the rest stays in the inbox. */
  close(options?: { deadlineMs?: number }): Promise<void>;
}

/** A row costs the engine half as much in batches of this size as in those of some hundred, merging what it inserted included. */
const batchRows = 10_000;
const batchBytes = 32 * 1024 * 1024;
/**
 * Milliseconds from the start of one batch to that of the next, unless a whole batch or a caller waits: engines want few, large inserts,
 * and merge what came in small ones once more. An insert costs about the same for one row as for hundreds, so that we rest nine times as
 * long as it took: a tenth of the time goes into inserts.
 */
const shortestPaceMs = 100;
const longestPaceMs = 1000;
const restPerInsert = 9;
const firstDelayMs = 100;
/** Failures of one batch, with an engine that is well, after which its rows count as refused. Some minutes. */
const patience = 20;

/** Starts to move rows from the inbox into the engine. */
export function startWriter({ inbox, insert, onError, longestDelayMs = 10_000 }: WriterOptions): Writer {
  const closing = new AbortController();
  let wake = Promise.withResolvers<void>();
  let waiters: { sequence: number; resolve: () => void }[] = [];
  /** Rows up to here are in the engine. */
  let done = 0;
  let rows = batchRows;
  let failures = 0;
  let lastError: string | null = null;
  let stopped = false;

  /** Ends the rest between two batches. */
  let hurry = () => {};

  const isBatchFull = () => {
    const { count, bytes } = inbox.pending();
    return count > rows || bytes > batchBytes;
  };
  inbox.onAppend(() => {
    wake.resolve();
    if (isBatchFull()) hurry();
  });

  /** Sleeps, unless the writer closes. */
  const pause = (ms: number) => sleep(ms, undefined, { signal: closing.signal }).catch(() => {});

  async function run() {
    while (!stopped) {
      if (inbox.pending().count === 0) {
        if (closing.signal.aborted) return;
        await wake.promise;
        wake = Promise.withResolvers();
        continue;
      }
      const started = performance.now();
      const more = isBatchFull();
      if (!(await step().catch(failed))) await backOff();
      else if (!more && waiters.length === 0) await rest(performance.now() - started);
    }
  }

  /** Lets rows gather after an insert that took so many milliseconds. */
  async function rest(took: number) {
    const pace = Math.min(Math.max(shortestPaceMs, took * (1 + restPerInsert)), longestPaceMs);
    const hurried = new AbortController();
    hurry = () => hurried.abort();
    const signal = AbortSignal.any([closing.signal, hurried.signal]);
    await sleep(Math.max(0, pace - took), undefined, { signal }).catch(() => {});
    hurry = () => {};
  }

  /** Inserts one batch; answers whether to go on at once. */
  async function step(): Promise<boolean> {
    const batch = await inbox.next({ rows, bytes: batchBytes });
    if (!batch) return true;
    try {
      await insert(batch.lines, batch.token);
    } catch (error) {
      failed(error);
      return isRefusal(error) && (await divide(batch, lastError!));
    }
    failures = 0;
    rows = Math.min(batchRows, rows * 2);
    settleWaiters(batch);
    await inbox.settle(batch);
    return true;
  }

  /** A batch that the engine refuses is cut in halves, down to the row at fault, which is put aside. */
  async function divide(batch: InboxBatch, reason: string): Promise<boolean> {
    failures = 0;
    if (batch.count === 1) {
      await inbox.reject(batch, reason);
      settleWaiters(batch);
    } else {
      rows = Math.ceil(batch.count / 2);
      await inbox.release();
    }
    return true;
  }

  /** An engine in trouble, or without access or tables, says nothing about the rows, however long that takes. */
  const isRefusal = (error: unknown) =>
    error instanceof EngineError && (error.refused || (failures >= patience && !error.unwell && !error.denied));

  function failed(error: unknown): false {
    failures++;
    lastError = error instanceof Error ? error.message : String(error);
    try {
      onError?.(error);
    } catch {
      // A listener at fault must not stop the writer.
    }
    return false;
  }

  async function backOff() {
    // The engine does not take rows: closing does not wait for it.
    stopped ||= closing.signal.aborted;
    await pause(Math.min(firstDelayMs * 2 ** (failures - 1), longestDelayMs));
  }

  function settleWaiters(batch: InboxBatch) {
    done = batch.last;
    const settled = waiters.filter(({ sequence }) => sequence <= done);
    waiters = waiters.filter(({ sequence }) => sequence > done);
    for (const { resolve } of settled) resolve();
  }

  const running = run();

  return {
    settled() {
      const sequence = inbox.sequence();
      if (sequence <= done || inbox.pending().count === 0) return Promise.resolve();
      hurry();
      return new Promise((resolve) => waiters.push({ sequence, resolve }));
    },
    status: () => ({ healthy: failures === 0, lastError }),
    async close({ deadlineMs = 5000 } = {}) {
      closing.abort();
      wake.resolve();
      const deadline = setTimeout(() => (stopped = true), deadlineMs);
      await running;
      clearTimeout(deadline);
      for (const { resolve } of waiters) resolve();
    },
  };
}
