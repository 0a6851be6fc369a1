import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

/** What one statement came to. */
export interface StatementResult {
  rows: Record<string, unknown>[];
  changes: number;
}

/** How many statements stay prepared. */
const preparedCount = 200;

/** The state's SQLite file. Synchronous: it runs in a thread of its own. */
export class SqliteDatabase {
  readonly #database: DatabaseSync;
  /** Prepared statements by their text, the oldest first. */
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string) {
    // Another process, such as the command line, may write too: wait for it.
    this.#database = new DatabaseSync(path, { timeout: 5000 });
    this.#database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  }

  /** Runs one statement. What it changed outside of a transaction is on disk when it returns. */
  run(sql: string, parameters: readonly SQLInputValue[]): StatementResult {
    const statement = this.#prepare(sql);
    if (statement.columns().length > 0) return { rows: statement.all(...parameters), changes: 0 };
    return { rows: [], changes: Number(statement.run(...parameters).changes) };
  }

  /** Undoes the transaction that runs; a full disk, for one, has undone it already. */
  rollback(): void {
    if (this.#database.isTransaction) this.#database.exec("ROLLBACK");
  }

  close(): void {
    this.#database.close();
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    if (this.#statements.size >= preparedCount) this.#statements.delete(this.#statements.keys().next().value!);
    this.#statements.set(sql, statement);
    return statement;
  }
}
