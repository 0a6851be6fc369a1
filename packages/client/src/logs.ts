import type { Log, LogCreate } from "@kai/schema/log";
import type { ConfigurationProblem, Connection } from "./connection.ts";
import { KaiApiError } from "./error.ts";
import { idFromKey } from "./id-from-key.ts";
import { encodeListQuery, type ListQuery } from "./list-query.ts";
import { prepare } from "./prepare.ts";
import { readLog } from "./read-log.ts";
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
}

const path = "/api/request-logs/";

/** Closures rather than an object with state, so that inspecting it shows no key. */
export function createLogs(connection: Connection | ConfigurationProblem, enqueue: Logs["enqueue"]): Logs {
  const connected = (): Connection => {
    if ("code" in connection) throw new KaiApiError(connection.message, connection);
    return connection;
  };

  const create: Logs["create"] = async (log, { idempotencyKey, ...options } = {}) => {
    const derivedId = idempotencyKey === undefined ? undefined : await idFromKey(idempotencyKey);
    const { uniqueId, json } = prepare(log, () => derivedId ?? newUniqueId());
    const answer = await send(connected(), { ...options, method: "POST", path, body: json });
    const created = { message: "", unique_id: uniqueId, id: uniqueId, ...(answer as Partial<CreatedLog>) };
    return created.log_data ? { ...created, log_data: readLog(created.log_data) } : created;
  };

  return {
    create,
    acreate: create,
    enqueue,
    async list(query = {}, options = {}) {
      const { search, body } = encodeListQuery(query);
      const answer = await send(connected(), { ...options, method: "POST", path: `${path}list/${search}`, body });
      const page = Object(answer) as LogPage;
      if (!Array.isArray(page.results)) throw new KaiApiError("The list has no results.", { code: "invalid_response" });
      return { ...page, results: page.results.map(readLog) };
    },
    async get(uniqueId, options = {}) {
      if (/^\.{0,2}$/.test(uniqueId)) throw new KaiApiError("A unique_id is needed.", { code: "invalid_request" });
      const logPath = `${path}${encodeURIComponent(uniqueId)}/`;
      return readLog((await send(connected(), { ...options, method: "GET", path: logPath })) as Log);
    },
  };
}
