import type { Log, LogCreate } from "@kai/schema/log";
import { compress } from "./compress.ts";
import { type ConfigurationProblem, type Connection, usable } from "./connection.ts";
import { KaiApiError } from "./error.ts";
import { idFromKey } from "./id-from-key.ts";
import { encodeListQuery, type ExportQuery, type ListQuery, type LogSelection } from "./list-query.ts";
import { prepare } from "./prepare.ts";
import { readLog } from "./read-log.ts";
import { readLines } from "./read-lines.ts";
import { createScores, type Scores } from "./scores.ts";
import { segment } from "./segment.ts";
import { type TailEvent, tailEvents } from "./tail.ts";
import { send } from "./transport.ts";
import { uniqueId as newUniqueId } from "@kai/schema/unique-id";

export interface RequestOptions {
  /** Gives up; the call then throws `aborted`. */
  signal?: AbortSignal;
  /** Limit of each attempt, in milliseconds. @default the client's `timeoutMs` */
  timeoutMs?: number;
}

export interface CreateOptions extends RequestOptions {
  /** Calls with the same key store one log: its `unique_id` is derived from the key, unless the log has one. */
  idempotencyKey?: string;
}

/** The server's answer to `create`. */
export interface CreatedLog {
  message: string;
  unique_id: string;
  id: string;
  /** Present when the log asked for it with `keywordsai_api_controls: { block: true }`. */
  log_data?: Log;
}

/** The server's answer to `list`. */
export interface LogPage {
  count: number;
  next: string | null;
  previous: string | null;
  /** For the next call's `cursor`. */
  next_cursor?: string | null;
  results: Log[];
  /** What was applied, defaults included. */
  current_filters?: Record<string, unknown>;
}

/** Other values for what can be changed of a log: absent leaves a field, null clears it. */
export interface LogChange {
  /** Keys to set; a key that is null is removed, all others stay. */
  metadata?: Record<string, unknown>;
  positive_feedback?: boolean | null;
  note?: string | null;
  category?: string | null;
  custom_identifier?: string | number | null;
}

/** What became of one log of many. */
export interface ChangeResult {
  id: string | null;
  status: "success" | "error";
  error?: string;
  errors?: Record<string, string[]>;
}

export interface TailOptions extends RequestOptions {
  /** `id` of the last event that was seen: continues after it. @default only logs that come from now on */
  lastEventId?: string;
}

/** `kai.logs`: plain functions, which can be passed around. */
export interface Logs {
  /**
   * Stores one log and waits for the server's answer.
   *
   * @throws {KaiApiError}
   */
  readonly create: (log: LogCreate, options?: CreateOptions) => Promise<CreatedLog>;
  /** The same function as `create`, under the name the Python SDK gives it. */
  readonly acreate: (log: LogCreate, options?: CreateOptions) => Promise<CreatedLog>;
  /**
   * Stores up to 5000 logs and 100 MB in one request, when all of them are on the server's disk; answers what became of each, in order.
   *
   * @throws {KaiApiError}
   */
  readonly createMany: (logs: readonly LogCreate[], options?: RequestOptions) => Promise<ChangeResult[]>;
  /** Puts one log, as it is now, into the queue: returns at once and never throws; see `kai.stats()` for what became of it. */
  readonly enqueue: (log: LogCreate) => void;
  /**
   * Finds logs; `input` and `output` come as values.
   *
   * @throws {KaiApiError}
   */
  readonly list: (query?: ListQuery, options?: RequestOptions) => Promise<LogPage>;
  /**
   * Reads one log; `input` and `output` come as values.
   *
   * @throws {KaiApiError} `not_found` among others
   */
  readonly get: (uniqueId: string, options?: RequestOptions) => Promise<Log>;
  /**
   * Changes what people say of a log, and answers it as it is then.
   *
   * @throws {KaiApiError}
   */
  readonly update: (uniqueId: string, change: LogChange, options?: RequestOptions) => Promise<Log>;
  /**
   * Changes up to 1000 logs; answers what became of each, in order.
   *
   * @throws {KaiApiError}
   */
  readonly updateMany: (
    changes: readonly (LogChange & { unique_id: string })[],
    options?: RequestOptions,
  ) => Promise<ChangeResult[]>;
  /**
   * Deletes a log for good.
   *
   * @throws {KaiApiError}
   */
  readonly delete: (uniqueId: string, options?: RequestOptions) => Promise<void>;
  /**
   * Reads every log that is found, as fast as the loop goes on; nothing is held but what has just arrived. `timeoutMs` limits the wait for the beginning.
   *
   * @throws {KaiApiError} `network` when it broke off
   * @example
   * for await (const log of kai.logs.export({ start_time: "2026-01-01" })) console.log(log.unique_id);
   */
  readonly export: (query?: ExportQuery, options?: RequestOptions) => AsyncGenerator<Log, void, undefined>;
  /**
   * The same as the lines of a file, as the server writes them: of JSON, or of CSV, where text may go on in the next line.
   *
   * @throws {KaiApiError} `network` when it broke off
   */
  readonly exportLines: (
    query?: ExportQuery & { format?: "jsonl" | "csv" },
    options?: RequestOptions,
  ) => AsyncGenerator<string, void, undefined>;
  /**
   * Tells of logs as they come, until the loop is left or the signal aborts. Connects again by itself.
   *
   * @throws {KaiApiError}
   */
  readonly tail: (query?: LogSelection, options?: TailOptions) => AsyncGenerator<TailEvent, void, undefined>;
  readonly scores: Scores;
}

const path = "/api/request-logs/";

const pathOf = (uniqueId: string) => `${path}${segment(uniqueId, "unique_id")}/`;

/** Closures rather than an object with state, so that inspecting it shows no key. */
export function createLogs(connection: Connection | ConfigurationProblem, enqueue: Logs["enqueue"]): Logs {
  const connected = () => usable(connection);

  const create: Logs["create"] = async (log, { idempotencyKey, ...options } = {}) => {
    const derivedId = idempotencyKey === undefined ? undefined : await idFromKey(idempotencyKey);
    const { uniqueId, json } = prepare(log, () => derivedId ?? newUniqueId());
    const answer = await send(connected(), { ...options, method: "POST", path, body: json });
    const created = { message: "", unique_id: uniqueId, id: uniqueId, ...(answer as Partial<CreatedLog>) };
    return created.log_data ? { ...created, log_data: readLog(created.log_data) } : created;
  };

  const exportLines: Logs["exportLines"] = async function* (query = {}, options = {}) {
    const { search, body } = encodeListQuery(query);
    yield* readLines(connected(), { ...options, method: "POST", path: `${path}export/${search}`, body });
  };

  return {
    create,
    acreate: create,
    enqueue,
    async createMany(logs, options = {}) {
      const json = `{"logs":[${logs.map((log) => prepare(log).json).join(",")}]}`;
      const encoded = await compress(new TextEncoder().encode(json));
      const answer = await send(connected(), { ...options, ...encoded, method: "POST", path: `${path}batch/create/` });
      return (answer as { results: ChangeResult[] }).results;
    },
    async list(query = {}, options = {}) {
      const { search, body } = encodeListQuery(query);
      const answer = await send(connected(), { ...options, method: "POST", path: `${path}list/${search}`, body });
      const page = Object(answer) as LogPage;
      if (!Array.isArray(page.results)) throw new KaiApiError("The list has no results.", { code: "invalid_response" });
      return { ...page, results: page.results.map(readLog) };
    },
    async get(uniqueId, options = {}) {
      return readLog((await send(connected(), { ...options, method: "GET", path: pathOf(uniqueId) })) as Log);
    },
    async update(uniqueId, change, options = {}) {
      const request = { ...options, method: "PATCH", path: pathOf(uniqueId), body: JSON.stringify(change) } as const;
      return readLog((await send(connected(), request)) as Log);
    },
    async updateMany(changes, options = {}) {
      const body = JSON.stringify({ logs: changes });
      const answer = await send(connected(), { ...options, method: "PATCH", path: `${path}batch-update/`, body });
      return (answer as { results: ChangeResult[] }).results;
    },
    async delete(uniqueId, options = {}) {
      await send(connected(), { ...options, method: "DELETE", path: pathOf(uniqueId) });
    },
    async *export(query, options) {
      for await (const line of exportLines(query, options)) yield readLog(JSON.parse(line) as Log);
    },
    exportLines,
    async *tail(query = {}, { lastEventId, ...options } = {}) {
      const { search, body } = encodeListQuery(query);
      const request = { ...options, method: "POST", path: `${path}tail/${search}`, body } as const;
      yield* tailEvents(connected(), request, lastEventId);
    },
    scores: createScores((request) => send(connected(), request)),
  };
}
