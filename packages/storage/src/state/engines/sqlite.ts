import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { SQLInputValue } from "node:sqlite";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { isDiskFull, StorageFullError } from "../../storage-full-error.ts";
import { startThread, type Thread } from "../../thread/start-thread.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";

// The sources are run as they are, the build beside its own kind.
const file = new URL(import.meta.url.endsWith(".ts") ? "./sqlite-worker.ts" : "./sqlite-worker.js", import.meta.url);

/** SQLite for Kysely by Node's own module, in a thread, so that no fsync holds up a request. Makes the file and its directory. */
export const sqliteDialect = (path: string): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new SqliteDriver(path),
  createIntrospector: (database) => new SqliteIntrospector(database),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

type SqliteThread = Thread<Pick<SqliteDatabase, "run" | "rollback" | "close">>;

/** One connection; Kysely hands it to one user at a time. */
class SqliteDriver implements Driver {
  readonly #path: string;
  #thread!: SqliteThread;

  constructor(path: string) {
    this.#path = path;
  }

  async init(): Promise<void> {
    mkdirSync(dirname(this.#path), { recursive: true });
    this.#thread = startThread(file, {
      name: "state",
      workerData: { path: this.#path },
      asError: ({ message, errcode }) =>
        isDiskFull(errcode)
          ? new StorageFullError(this.#path, { cause: new Error(message) })
          : Object.assign(new Error(`The state ${this.#path}: ${message}`), { errcode }),
    });
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new SqliteConnection(this.#thread);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // Immediate: a transaction that reads first and writes then would fail when another process wrote between.
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
  }

  async rollbackTransaction(): Promise<void> {
    await this.#thread("rollback");
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    await this.#thread("close");
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #thread: SqliteThread;

  constructor(thread: SqliteThread) {
    this.#thread = thread;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, changes } = await this.#thread("run", sql, parameters as SQLInputValue[]);
    return { rows: rows as Row[], numAffectedRows: BigInt(changes) };
  }

  streamQuery(): never {
    throw new Error("The state is not streamed from.");
  }
}
