import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { LogRecord } from "@kai/schema";
import type { Engine } from "./engine.ts";
import { openChdbEngine } from "./engines/chdb/chdb.ts";
import { type AppendOutcome, type InboxOptions, openInbox } from "./inbox/inbox.ts";
import type { CustomerRows, Pending } from "./inbox/inbox-database.ts";
import { startWriter } from "./inbox/writer.ts";
import { type FilterChoices, readFilterChoices } from "./logs/filter-choices.ts";
import { getLog, type GetQuery } from "./logs/get.ts";
import { encodeLog, insertLogs } from "./logs/insert.ts";
import { logPages, type PagesQuery } from "./logs/pages.ts";
import { followLogs, type Followed, type FollowQuery } from "./logs/follow.ts";
import { listLogs, type ListQuery, type LogPage } from "./logs/list.ts";
import { type Metrics, type MetricsQuery, readMetrics } from "./logs/metrics.ts";
import { type Thread, listThreads } from "./logs/threads.ts";
import { readTrace, type TraceQuery, type TraceWithSpans } from "./logs/trace.ts";
import { listTraces, type Trace } from "./logs/traces.ts";
import { readSpanIds } from "./logs/spans.ts";
import type { GroupPage, GroupsQuery } from "./logs/log-groups.ts";
import {
  type CustomerHistory,
  type CustomerQuery,
  type CustomerUsage,
  listCustomerUsage,
  readCustomer,
} from "./logs/customer-usage.ts";
import { eraseCustomer } from "./logs/erase-customer.ts";
import { type LogSummary, summarise } from "./logs/summary.ts";
import { listScores, type ScoresQuery, type StoredScore } from "./logs/scores.ts";
import { createReviser, type Reviser } from "./logs/revise.ts";
import type { LogSelection } from "./logs/selection.ts";
import type { ListedLog, StoredLog } from "./logs/stored-log.ts";
import type { Retention } from "./logs/retention.ts";
import { lockDirectory } from "./lock.ts";
import { prepareEngine } from "./prepare-engine.ts";
import { StorageFullError } from "./storage-full-error.ts";

export interface StoreOptions {
  /** Directory of everything the store keeps; made when missing. One process at a time may open it. */
  dataDir: string;
  /** Where logs are kept. The store closes it. @default chDB in `dataDir` */
  engine?: Engine;
  inbox?: Omit<InboxOptions, "path">;
  /** How long logs are kept. @default for ever */
  retention?: Retention;
  /** Hears of every failure to reach the engine and to move logs from the inbox into it, and once of a disk that is full. */
  onError?: (error: unknown) => void;
}

export interface LogToStore {
  project_id: string;
  record: LogRecord;
}

export interface StoreStatus {
  engine: { name: string; /** Whether it is ready, and took the last batch. */ healthy: boolean };
  /** What is safe on disk and cannot be read back yet. */
  pending: Pending;
  /** Whether so much waits that appends are refused, or soon will be. */
  full: boolean;
  /** How many logs the engine ever refused for good. */
  rejected: number;
  /** Why the last batch failed that did. */
  lastError: string | null;
}

export interface LogStore {
  /**
   * Takes logs in, all or none. Resolves when they are safe on disk; with `wait`, when they can be read back,
   * but after 10 seconds at the latest: they are safe then, and will be readable once the engine is well.
   * A log whose id the project has sent before is a duplicate and changes nothing.
   *
   * @throws InboxFullError, StorageFullError with the seconds after which to try again
   */
  append(logs: readonly LogToStore[], options: { wait: boolean }): Promise<AppendOutcome[]>;
  /** @throws FilterError, QueryError, EngineError */
  list(query: ListQuery): Promise<LogPage>;
  /**
   * Every log that is selected, page by page, in order of time and id. Reads no page before it is asked for.
   *
   * @throws FilterError, QueryError, EngineError
   */
  pages(query: PagesQuery): AsyncGenerator<ListedLog[]>;
  /**
   * Logs as they become readable, until the signal.
   *
   * @throws FilterError, QueryError, EngineError
   */
  follow(query: FollowQuery): AsyncGenerator<Followed>;
  /**
   * Values that logs can be filtered by.
   *
   * @throws FilterError, QueryError, EngineError
   */
  filterChoices(selection: LogSelection): Promise<FilterChoices>;
  /** @throws FilterError, QueryError, EngineError */
  summary(selection: LogSelection): Promise<LogSummary>;
  /** @throws FilterError, QueryError, EngineError */
  metrics(query: MetricsQuery): Promise<Metrics>;
  /** @throws FilterError, QueryError, EngineError */
  threads(query: GroupsQuery): Promise<GroupPage<Thread>>;
  /** @throws FilterError, QueryError, EngineError */
  traces(query: GroupsQuery): Promise<GroupPage<Trace>>;
  /**
   * One trace with its spans, at most 5000 of them; `null` when there is none.
   *
   * @throws EngineError
   */
  trace(query: TraceQuery): Promise<TraceWithSpans | null>;
  /** Ids of the logs of some traces, whenever they were. */
  spanIds(query: { project_id: string; traces: readonly string[]; limit: number }): Promise<string[]>;
  /** @throws FilterError, QueryError, EngineError */
  customers(query: GroupsQuery): Promise<GroupPage<CustomerUsage>>;
  /** @throws EngineError */
  customer(query: CustomerQuery): Promise<CustomerHistory | null>;
  /**
   * Erases every log of a customer that was taken in before now: nothing is masked. Answers how many there were.
   *
   * @throws StoreBusyError, EngineError
   */
  eraseCustomer(query: CustomerRows): Promise<number>;
  /**
   * A page of scores, and how many there are.
   *
   * @throws FilterError, QueryError, EngineError
   */
  scores(query: ScoresQuery): Promise<{ count: number; results: StoredScore[] }>;
  /** @throws EngineError */
  get(query: GetQuery): Promise<StoredLog | null>;
  /**
   * Changes or deletes logs of a project. What was changed is safe on disk when it resolves and, unless the engine is ill, can be
   * read back. A deleted log does not come back when its creation is sent again.
   *
   * @throws StoreBusyError, InboxFullError, StorageFullError with the seconds after which to try again; EngineError
   */
  revise: Reviser;
  status(): StoreStatus;
  /** Takes nothing more in, stores what waits while the deadline allows, and keeps the rest for the next start. */
  close(options?: { /** @default 5000 */ deadlineMs?: number }): Promise<void>;
}

const longestWaitMs = 10_000;

/**
 * Opens the store: the inbox, the engine and the writer between them. Tables are made or brought up to date. With an engine that
 * does not answer, or is long in bringing up its tables, the store opens all the same: logs wait in the inbox until it is ready.
 *
 * @throws DirectoryInUseError, InboxUnusableError, UnusableEngineError, EngineError
 */
export async function openStore({
  dataDir,
  engine: given,
  inbox: inboxOptions,
  retention,
  onError,
}: StoreOptions): Promise<LogStore> {
  const { release, engine } = await takeHold();
  const { preparation, inbox } = await prepare().catch(async (error: unknown) => {
    await engine.close();
    release();
    throw error;
  });
  const writer = startWriter({ inbox, insert, onError });
  let closing: Promise<void> | undefined;
  let isDiskFull = false;

  /** Before anything is read: the engine's own directory may be elsewhere, and says nothing about this one. */
  async function takeHold() {
    let release: (() => void) | undefined;
    try {
      release = lockDirectory(dataDir);
      return { release, engine: given ?? (await openChdbEngine({ path: join(dataDir, "chdb") })) };
    } catch (error) {
      release?.();
      await given?.close();
      throw error;
    }
  }

  async function prepare() {
    const prepared = await prepareEngine(engine, { retention, onError });
    try {
      return {
        preparation: prepared,
        inbox: await openInbox({ ...inboxOptions, path: join(dataDir, "inbox.sqlite") }),
      };
    } catch (error) {
      prepared.stop();
      throw error;
    }
  }

  /** The engine, once it can be asked. */
  function ready(): Engine {
    const problem = preparation.problem();
    if (problem) throw problem;
    return engine;
  }

  async function insert(lines: Uint8Array, token: string) {
    await preparation.ready;
    await insertLogs(engine, lines, token);
  }

  async function shutDown(deadlineMs = 5000) {
    inbox.stop();
    preparation.stop();
    const written = writer.close({ deadlineMs });
    await Promise.race([written, sleep(deadlineMs, undefined, { ref: false })]);
    // Ends what hangs, so that the writer can.
    await engine.close();
    await written;
    await inbox.close();
    release();
  }

  return {
    append(logs, { wait }) {
      const received_at = inbox.now();
      const rows = logs.map(({ project_id, record }) => ({
        project_id,
        unique_id: record.unique_id,
        line: encodeLog({ project_id, record, received_at }),
      }));
      return taken(inbox.append(rows), wait);
    },
    list: async (query) => listLogs(ready(), query),
    pages: (query) => logPages(ready, query),
    follow: (query) => followLogs(ready, query, inbox.now()),
    filterChoices: async (selection) => readFilterChoices(ready(), selection),
    summary: async (selection) => summarise(ready(), selection),
    metrics: async (query) => readMetrics(ready(), query),
    threads: async (query) => listThreads(ready(), query),
    traces: async (query) => listTraces(ready(), query),
    trace: async (query) => readTrace(ready(), query),
    spanIds: async (query) => readSpanIds(ready(), query),
    customers: async (query) => listCustomerUsage(ready(), query),
    customer: async (query) => readCustomer(ready(), query),
    eraseCustomer: async (query) => eraseCustomer(query, { engine: ready, inbox, readable }),
    scores: async (query) => listScores(ready(), query),
    get: async (query) => getLog(ready(), query),
    revise: createReviser({ engine: ready, inbox, readable }),
    status: () => {
      const { healthy, lastError } = writer.status();
      const problem = preparation.problem();
      return {
        engine: { name: engine.name, healthy: healthy && !problem },
        pending: inbox.pending(),
        full: inbox.isFull(),
        rejected: inbox.rejected(),
        lastError: problem?.message ?? lastError,
      };
    },
    close: ({ deadlineMs } = {}) => (closing ??= shutDown(deadlineMs)),
  };

  /** Apart from `append`, so that nothing holds the logs while they wait for the disk. */
  async function taken(appending: Promise<AppendOutcome[]>, wait: boolean) {
    const outcomes = await appending.catch(refused);
    isDiskFull = false;
    if (wait) await readable();
    return outcomes;
  }

  /** Tells of a full disk once, not with every log that is refused. */
  function refused(error: unknown): never {
    if (error instanceof StorageFullError && !isDiskFull) {
      isDiskFull = true;
      onError?.(error);
    }
    throw error;
  }

  /** Waits until what was taken in can be read back, but not for long; tells whether it can. */
  async function readable(): Promise<boolean> {
    const late = new AbortController();
    const timer = sleep(longestWaitMs, false, { signal: late.signal, ref: false }).catch(() => false);
    const settled = await Promise.race([writer.settled().then(() => true), timer]);
    late.abort();
    return settled;
  }
}
