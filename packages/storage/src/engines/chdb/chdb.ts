import { mkdirSync } from "node:fs";
import { totalmem } from "node:os";
import { join, resolve } from "node:path";
import type { ChdbResult, Session } from "chdb";
import { type Engine, engineSettings } from "../../engine.ts";
import { EngineError, insertError } from "../../engine-error.ts";
import { lockDirectory } from "../../lock.ts";
import { trackOperations } from "../operations.ts";
import { withLiterals } from "./literals.ts";
import { loadChdb } from "./load.ts";
import { Sessions } from "./sessions.ts";

export interface ChdbOptions {
  /** Directory of the data; made when missing. One process at a time may open it. */
  path: string;
  /** Most memory the engine may take, in bytes. @default half of the machine's */
  memoryLimitBytes?: number;
}

/** Statements that read at the same time. Each takes one of Node's four threads for blocking work, and writing takes another. */
const readers = 2;

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
  // What is written waits for no question, and no question for another that is long.
  const [writing, reading] = openSessions();
  // Closing the connection under a running operation would abort the process.
  const { run, end } = trackOperations(asEngineError);
  let closing: Promise<void> | undefined;

  function openSessions(): [Sessions, Sessions] {
    const connectionArgs = startArguments(memoryLimitBytes);
    const opened: Session[] = [];
    try {
      while (opened.length <= readers) opened.push(new chdb.Session(data, { connectionArgs }));
      return [new Sessions(opened.slice(0, 1)), new Sessions(opened.slice(1))];
    } catch (error) {
      for (const session of opened) session.close();
      release();
      throw asEngineError(error);
    }
  }

  async function shutDown() {
    await end();
    reading.close();
    writing.close();
    await chdb.drainPending();
    release();
  }

  return {
    name: "chdb",
    // It is reached and of the right version, or it would not be open.
    check: async () => {},
    async query<Row>(sql: string, params = {}) {
      const statement = withLiterals(sql, params);
      const ask = (session: Session) => session.queryAsync(statement, { format: "JSONEachRow" });
      return rowsOf<Row>(await run(() => reading.use(ask)));
    },
    async insert(table, rows, { token } = {}) {
      const settings = token === undefined ? undefined : { insert_deduplication_token: token };
      await run(
        () => writing.use((session) => session.insert({ table, values: rows, format: "JSONEachRow", settings })),
        (error) => insertError(asEngineError(error)),
      );
    },
    async command(sql, params = {}) {
      await run(() => writing.use((session) => session.queryAsync(withLiterals(sql, params))));
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
    // Parameters are in the text of a statement.
    max_query_size: 64 * 1024 * 1024,
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

function rowsOf<Row>(result: ChdbResult): Row[] {
  const text = result.text().trimEnd();
  return text === "" ? [] : (JSON.parse(`[${text.replaceAll("\n", ",")}]`) as Row[]);
}

function asEngineError(error: unknown): EngineError {
  const { message, clickhouseCode } = error as Error & { clickhouseCode?: number };
  return new EngineError(message, { code: clickhouseCode, cause: error });
}
