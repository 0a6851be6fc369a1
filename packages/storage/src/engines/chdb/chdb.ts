import { mkdirSync } from "node:fs";
import { totalmem } from "node:os";
import { join, resolve } from "node:path";
import type { ChdbResult } from "chdb";
import { type Engine, type EngineParams, engineSettings } from "../../engine.ts";
import { EngineError, insertError } from "../../engine-error.ts";
import { lockDirectory } from "../../lock.ts";
import { trackOperations } from "../operations.ts";
import { loadChdb } from "./load.ts";

export interface ChdbOptions {
  /** Directory of the data; made when missing. One process at a time may open it. */
  path: string;
  /** Most memory the engine may take, in bytes. @default half of the machine's */
  memoryLimitBytes?: number;
}

/**
 * Opens ClickHouse inside this process. A process can have one directory open at a time.
 *
 * @throws DirectoryInUseError when another process has it open
 */
export async function openChdbEngine({ path, memoryLimitBytes = halfOfMemory() }: ChdbOptions): Promise<Engine> {
  const chdb = await loadChdb();
  const release = lockDirectory(path);
  const data = join(resolve(path), "data");
  mkdirSync(data, { recursive: true });
  const session = openSession();
  // Closing the connection under a running operation would abort the process.
  const { run, end } = trackOperations(asEngineError);
  let closing: Promise<void> | undefined;

  function openSession() {
    try {
      return new chdb.Session(data, { connectionArgs: startArguments(memoryLimitBytes) });
    } catch (error) {
      release();
      throw asEngineError(error);
    }
  }

  async function shutDown() {
    await end();
    session.close();
    await chdb.drainPending();
    release();
  }

  return {
    name: "chdb",
    // It is reached and of the right version, or it would not be open.
    check: async () => {},
    async query<Row>(sql: string, params = {}) {
      return rowsOf<Row>(await run(() => session.queryBindAsync(sql, asText(params), { format: "JSONEachRow" })));
    },
    async insert(table, rows, { token } = {}) {
      const settings = token === undefined ? undefined : { insert_deduplication_token: token };
      await run(
        () => session.insert({ table, values: rows, format: "JSONEachRow", settings }),
        (error) => insertError(asEngineError(error)),
      );
    },
    async command(sql, params = {}) {
      await run(() => session.queryBindAsync(sql, asText(params)));
    },
    close: () => (closing ??= shutDown()),
  };
}

function startArguments(memoryLimitBytes: number): string[] {
  const cache = Math.floor(memoryLimitBytes / 16);
  const settings = {
    ...engineSettings,
    max_server_memory_usage: memoryLimitBytes,
    mark_cache_size: cache,
    index_mark_cache_size: cache,
    primary_index_cache_size: cache,
    // No system.*_log table exists in chDB 3.4; these keep it so should one appear.
    log_queries: 0,
    log_query_threads: 0,
    log_processors_profiles: 0,
  };
  return Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
}

function halfOfMemory(): number {
  // 0, or more than there is, when no container limits it.
  const limit = process.constrainedMemory();
  return Math.floor(Math.min(limit || Infinity, totalmem()) / 2);
}

/** chDB refuses numbers beyond 2^53 that it is not given as text. */
function asText(params: EngineParams): object {
  const text = (value: EngineParams[string]) => (typeof value === "number" ? String(value) : value);
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, text(value)]));
}

function rowsOf<Row>(result: ChdbResult): Row[] {
  const text = result.text().trimEnd();
  return text === "" ? [] : (JSON.parse(`[${text.replaceAll("\n", ",")}]`) as Row[]);
}

function asEngineError(error: unknown): EngineError {
  const { message, clickhouseCode } = error as Error & { clickhouseCode?: number };
  return new EngineError(message, { code: clickhouseCode, cause: error });
}
