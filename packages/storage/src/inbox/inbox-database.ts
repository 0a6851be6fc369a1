import { randomUUID } from "node:crypto";
import { DatabaseSync, type StatementSync } from "node:sqlite";

/** One row to take in: whose it is, its id, and the line that the engine will be given. */
export interface InboxRow {
  project_id: string;
  unique_id: string;
  line: string;
  /** Whether the row revises one that was taken in before: its id is known, and it is taken all the same. @default false */
  revises?: boolean;
}

export interface InboxDatabaseOptions {
  path: string;
  /** How long an id is remembered, in milliseconds. */
  seenMs: number;
  /** How many ids are remembered at most. */
  seenCount: number;
}

/** What waits in the queue. */
export interface Pending {
  count: number;
  bytes: number;
}

export interface InboxState extends Pending {
  /** Sequence of the newest row in the queue; 0 when it is empty. */
  sequence: number;
  /** How many rows the engine ever refused for good. */
  rejected: number;
}

export interface Appended {
  /** For each row, whether it was new. */
  stored: boolean[];
  /** Sequence of the newest row in the queue; 0 when it is empty. */
  sequence: number;
  /** Bytes that the queue grew by. */
  bytes: number;
}

/** The oldest rows of the queue, as the engine takes them. */
export interface InboxBatch extends Bounds {
  /** The same for the same rows, in every attempt and after a restart. */
  token: string;
  count: number;
  bytes: number;
  lines: Uint8Array;
}

interface Bounds {
  first: number;
  last: number;
}

/** The rows of a customer, in one environment or in all. */
export interface CustomerRows {
  project_id: string;
  environment?: string | undefined;
  customer_identifier: string;
}

export interface BatchLimit {
  rows: number;
  bytes: number;
}

/** Most bytes of refused rows that are kept; older ones make room. */
const rejectedBytes = 256 * 1024 * 1024;
/** Free pages that the file keeps for the next rows; what an outage left beyond them is given back. */
const sparePages = 16_384;

const schema = `
CREATE TABLE IF NOT EXISTS inbox (id INTEGER PRIMARY KEY CHECK (id = 1), name TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS queue (sequence INTEGER PRIMARY KEY AUTOINCREMENT, line BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS seen (
  ordinal INTEGER PRIMARY KEY, seen_at INTEGER NOT NULL, project_id TEXT NOT NULL, unique_id TEXT NOT NULL,
  UNIQUE (project_id, unique_id)
);
CREATE TABLE IF NOT EXISTS batch (id INTEGER PRIMARY KEY CHECK (id = 1), first INTEGER NOT NULL, last INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS rejected (
  id INTEGER PRIMARY KEY AUTOINCREMENT, rejected_at TEXT NOT NULL, reason TEXT NOT NULL, line BLOB NOT NULL
);`;

/**
 * The inbox on disk: what was acknowledged and has not reached the engine, and the ids seen lately.
 * Synchronous: it runs in a thread of its own, where waiting for the disk holds up nobody.
 */
export class InboxDatabase {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #options: InboxDatabaseOptions;
  /** Part of every token, so that a new inbox never repeats those of an old one. */
  readonly #name: string;
  #seen: number;

  constructor(options: InboxDatabaseOptions) {
    this.#options = options;
    this.#database = new DatabaseSync(options.path);
    try {
      // Exclusive: one process only, and no shared-memory file.
      this.#database.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;`);
      this.#database.exec(schema);
      this.#run("INSERT OR IGNORE INTO inbox VALUES (1, ?)", randomUUID());
      this.#name = (this.#get("SELECT name FROM inbox") as { name: string }).name;
      this.#seen = (this.#get("SELECT count(*) AS count FROM seen") as { count: number }).count;
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** What the last process left behind. */
  state(): InboxState {
    return this.#get(
      `SELECT count(*) AS count, coalesce(sum(length(line)), 0) AS bytes, coalesce(max(sequence), 0) AS sequence,
(SELECT coalesce(max(id), 0) FROM rejected) AS rejected FROM queue`,
    ) as InboxState;
  }

  /** Takes in all rows in one transaction, those of a known id excepted. On disk when it returns. */
  append(rows: readonly InboxRow[], now: number = Date.now()): Appended {
    return this.#transaction(() => {
      let bytes = 0;
      let remembered = 0;
      const stored = rows.map(({ project_id, unique_id, line, revises = false }) => {
        const remember = "INSERT OR IGNORE INTO seen (seen_at, project_id, unique_id) VALUES (?, ?, ?)";
        const isNew = this.#run(remember, now, project_id, unique_id) > 0;
        if (!isNew && !revises) return false;
        if (isNew) remembered++;
        const data = Buffer.from(line);
        this.#run("INSERT INTO queue (line) VALUES (?)", data);
        bytes += data.length;
        return true;
      });
      this.#seen += remembered;
      // Twice what came in: small steps that still catch up.
      this.#forget(now, 2 * rows.length);
      const { sequence } = this.#get("SELECT coalesce(max(sequence), 0) AS sequence FROM queue") as {
        sequence: number;
      };
      return { stored, sequence, bytes };
    });
  }

  /**
   * The batch to insert next, or null when the queue is empty. Its bounds are on disk before it is handed out,
   * so that a batch which was inserted but not settled is repeated with the very same rows and token.
   */
  next(limit: BatchLimit): InboxBatch | null {
    const bounds = (this.#get("SELECT first, last FROM batch") as Bounds | undefined) ?? this.#mark(limit);
    if (!bounds) return null;
    const rows = this.#all(
      "SELECT line FROM queue WHERE sequence BETWEEN ? AND ? ORDER BY sequence",
      bounds.first,
      bounds.last,
    ) as { line: Uint8Array }[];
    const lines = join(rows.map(({ line }) => line));
    const token = `${this.#name}-${bounds.first}-${bounds.last}`;
    return { token, ...bounds, count: rows.length, bytes: lines.length - rows.length, lines };
  }

  /** Forgets the rows of the current batch: they are in the engine. */
  settle(): void {
    this.#transaction(() => this.#drop());
  }

  /** Gives up the current batch: its rows are batched anew, under other tokens. For batches that the engine refused. */
  release(): void {
    this.#run("DELETE FROM batch");
  }

  /** Puts the current batch aside, with the reason why the engine refused it. */
  reject(reason: string, now: Date = new Date()): void {
    this.#transaction(() => {
      this.#run(
        `INSERT INTO rejected (rejected_at, reason, line)
SELECT ?, ?, line FROM queue, batch WHERE sequence BETWEEN first AND last ORDER BY sequence`,
        now.toISOString(),
        reason,
      );
      this.#run(
        `DELETE FROM rejected WHERE id IN
(SELECT id FROM (SELECT id, sum(length(line)) OVER (ORDER BY id DESC) AS bytes FROM rejected) WHERE bytes > ?)`,
        rejectedBytes,
      );
      this.#drop();
    });
  }

  /** Forgets refused rows of a customer, and gives back to the disk the pages that rows were in. */
  erase({ project_id, environment, customer_identifier }: CustomerRows): void {
    const value = (name: string) => `json_extract(CAST(line AS TEXT), '$.${name}')`;
    this.#run(
      `DELETE FROM rejected WHERE ${value("project_id")} = ?1 AND ${value("customer_identifier")} = ?2
AND (?3 = '' OR ${value("environment")} = ?3)`,
      project_id,
      customer_identifier,
      environment ?? "",
    );
    this.#database.exec("PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE)");
  }

  close(): void {
    this.#database.close();
  }

  #mark(limit: BatchLimit): Bounds | undefined {
    const rows = this.#all(
      "SELECT sequence, length(line) AS bytes FROM queue ORDER BY sequence LIMIT ?",
      limit.rows,
    ) as { sequence: number; bytes: number }[];
    const first = rows[0]?.sequence;
    if (first === undefined) return undefined;
    let last = first;
    let bytes = 0;
    for (const row of rows) {
      bytes += row.bytes;
      if (bytes > limit.bytes && row.sequence !== first) break;
      last = row.sequence;
    }
    this.#run("INSERT INTO batch VALUES (1, ?, ?)", first, last);
    return { first, last };
  }

  #drop(): void {
    this.#run("DELETE FROM queue WHERE sequence BETWEEN (SELECT first FROM batch) AND (SELECT last FROM batch)");
    this.#run("DELETE FROM batch");
    const { freelist_count } = this.#get("PRAGMA freelist_count") as { freelist_count: number };
    if (freelist_count > sparePages) this.#database.exec("PRAGMA incremental_vacuum(1000)");
  }

  #forget(now: number, most: number): void {
    const { seenMs, seenCount } = this.#options;
    const old = this.#run(
      "DELETE FROM seen WHERE ordinal IN (SELECT ordinal FROM seen ORDER BY ordinal LIMIT ?) AND seen_at < ?",
      most,
      now - seenMs,
    );
    this.#seen -= old;
    const surplus = Math.min(this.#seen - seenCount, most);
    if (surplus <= 0) return;
    this.#seen -= this.#run(
      "DELETE FROM seen WHERE ordinal IN (SELECT ordinal FROM seen ORDER BY ordinal LIMIT ?)",
      surplus,
    );
  }

  #transaction<Result>(body: () => Result): Result {
    this.#database.exec("BEGIN IMMEDIATE");
    try {
      const result = body();
      this.#database.exec("COMMIT");
      return result;
    } catch (error) {
      // Some errors, such as a full disk, have rolled back already.
      if (this.#database.isTransaction) this.#database.exec("ROLLBACK");
      throw error;
    }
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) this.#statements.set(sql, (statement = this.#database.prepare(sql)));
    return statement;
  }

  #run(sql: string, ...values: (string | number | Uint8Array)[]): number {
    return Number(this.#prepare(sql).run(...values).changes);
  }

  #all(sql: string, ...values: number[]): unknown[] {
    return this.#prepare(sql).all(...values);
  }

  #get(sql: string): unknown {
    return this.#prepare(sql).get();
  }
}

/** The lines in one piece of memory of its own, which can move to another thread. */
function join(lines: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(lines.reduce((total, line) => total + line.length + 1, 0));
  let at = 0;
  for (const line of lines) {
    joined.set(line, at);
    at += line.length;
    joined[at++] = 10;
  }
  return joined;
}
