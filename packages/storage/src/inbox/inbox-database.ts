import { randomUUID } from "node:crypto";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { crc32 } from "node:zlib";
import { InboxDamagedError, isDamage } from "./inbox-errors.ts";
import type { PackedRows } from "./packed-rows.ts";
import { exchange, finishExchange, isWhole, rescue, rescuedPath } from "./rescue.ts";

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
  /** When rows were appended last, in milliseconds since 1970; 0 when none are remembered. */
  appended: number;
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

export interface Bounds {
  first: number;
  last: number;
}

/** A damaged file that was set aside, and what became of the rows that waited in it. */
export interface Damage {
  /** Where it is now. */
  file: string;
  found_at: string;
  /** Rows that cannot be read any more; null when the file does not say how many there were. */
  lost: number | null;
  kept: number;
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
CREATE TABLE IF NOT EXISTS queue (sequence INTEGER PRIMARY KEY AUTOINCREMENT, line BLOB NOT NULL, checksum INTEGER);
CREATE TABLE IF NOT EXISTS moved (id INTEGER PRIMARY KEY CHECK (id = 1), count INTEGER NOT NULL);
INSERT OR IGNORE INTO moved
  SELECT 1, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'queue'), 0) - (SELECT count(*) FROM queue);
CREATE TABLE IF NOT EXISTS damage (file TEXT NOT NULL UNIQUE, found_at TEXT NOT NULL, lost INTEGER, kept INTEGER NOT NULL);
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
  readonly #options: InboxDatabaseOptions;
  readonly #statements = new Map<string, StatementSync>();
  #database!: DatabaseSync;
  /** Part of every token, so that a new inbox never repeats those of an old one. */
  #name!: string;
  #seen = 0;

  constructor(options: InboxDatabaseOptions) {
    this.#options = options;
    finishExchange(options.path);
    try {
      this.#open();
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.repair(0);
    }
  }

  /** What the last process left behind. */
  state(): InboxState {
    const { expected, ...state } = this.#get(
      `SELECT count(*) AS count, coalesce(sum(length(line)), 0) AS bytes, coalesce(max(sequence), 0) AS sequence,
(SELECT coalesce(max(id), 0) FROM rejected) AS rejected,
coalesce((SELECT seen_at FROM seen ORDER BY ordinal DESC LIMIT 1), 0) AS appended,
coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'queue'), 0) - (SELECT count FROM moved) AS expected FROM queue`,
    ) as InboxState & { expected: number };
    if (state.count !== expected) throw new InboxDamagedError(`${expected} rows should wait, ${state.count} are found`);
    return state;
  }

  /** Takes in all rows in one transaction, those of a known id excepted. On disk when it returns. */
  append({ rows, lines }: PackedRows, now: number): Appended {
    return this.#transaction(() => {
      let at = 0;
      let bytes = 0;
      let remembered = 0;
      const stored = rows.map(({ project_id, unique_id, bytes: length, revises = false }) => {
        const line = lines.subarray(at, (at += length));
        const remember = "INSERT OR IGNORE INTO seen (seen_at, project_id, unique_id) VALUES (?, ?, ?)";
        const isNew = this.#run(remember, now, project_id, unique_id) > 0;
        if (!isNew && !revises) return false;
        if (isNew) remembered++;
        this.#run("INSERT INTO queue (line, checksum) VALUES (?, ?)", line, crc32(line));
        bytes += length;
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
      "SELECT line, checksum FROM queue WHERE sequence BETWEEN ? AND ? ORDER BY sequence",
      bounds.first,
      bounds.last,
    ) as { line: Uint8Array; checksum: number | null }[];
    if (!rows.every(({ line, checksum }) => isWhole(line, checksum)))
      throw new InboxDamagedError("a row is not what was written");
    const lines = join(rows.map(({ line }) => line));
    const token = `${this.#name}-${bounds.first}-${bounds.last}`;
    return { token, ...bounds, count: rows.length, bytes: lines.length - rows.length, lines };
  }

  /** Forgets the rows of the current batch: they are in the engine. Answers what they were. */
  settle(bounds: Bounds): Pending {
    return this.#transaction(() => this.#drop(bounds));
  }

  /** Gives up the current batch: its rows are batched anew, under other tokens. For batches that the engine refused. */
  release(): void {
    this.#run("DELETE FROM batch");
  }

  /** Puts the current batch aside, with the reason why the engine refused it. Answers what its rows were. */
  reject({ first, last }: Bounds, reason: string, now: Date = new Date()): Pending {
    return this.#transaction(() => {
      this.#run(
        `INSERT INTO rejected (rejected_at, reason, line)
SELECT ?, ?, line FROM queue WHERE sequence BETWEEN ? AND ? ORDER BY sequence`,
        now.toISOString(),
        reason,
        first,
        last,
      );
      this.#run(
        `DELETE FROM rejected WHERE id IN
(SELECT id FROM (SELECT id, sum(length(line)) OVER (ORDER BY id DESC) AS bytes FROM rejected) WHERE bytes > ?)`,
        rejectedBytes,
      );
      return this.#drop({ first, last });
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

  /**
   * Sets the damaged file aside and goes on with a new one, which holds what can be read of it. Cut off anywhere, the next start begins
   * it anew or finishes it.
   *
   * @param sequence The greatest that was ever handed out, as far as the caller knows: later ones are greater.
   */
  repair(sequence: number): void {
    const { path } = this.#options;
    const found_at = new Date().toISOString();
    const aside = path.replace(/(\.\w+)?$/, `-damaged-${found_at.replaceAll(/\D/g, "")}$1`);
    this.close();
    try {
      finishExchange(path);
      const target = openFile(rescuedPath(path));
      try {
        target.exec("BEGIN");
        const { lost, kept, sequence: newest } = rescue(path, target);
        const last = Math.max(sequence, newest);
        target.prepare("INSERT OR REPLACE INTO moved VALUES (1, ?)").run(last - kept);
        target.exec("DELETE FROM sqlite_sequence WHERE name = 'queue'");
        target.prepare("INSERT INTO sqlite_sequence (name, seq) VALUES ('queue', ?)").run(last);
        target.prepare("INSERT INTO damage VALUES (?, ?, ?, ?)").run(aside, found_at, lost, kept);
        target.exec("COMMIT");
      } finally {
        target.close();
      }
      exchange(path, aside);
    } finally {
      this.#open();
    }
  }

  /** Damage that was not told to anybody yet. */
  damages(): Damage[] {
    return this.#all("SELECT file, found_at, lost, kept FROM damage ORDER BY rowid") as Damage[];
  }

  forgetDamage(file: string): void {
    this.#run("DELETE FROM damage WHERE file = ?", file);
  }

  close(): void {
    this.#statements.clear();
    if (this.#database?.isOpen) this.#database.close();
  }

  #open() {
    this.#database = openFile(this.#options.path);
    this.#run("INSERT OR IGNORE INTO inbox VALUES (1, ?)", randomUUID());
    this.#name = (this.#get("SELECT name FROM inbox") as { name: string }).name;
    this.#seen = (this.#get("SELECT count(*) AS count FROM seen") as { count: number }).count;
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

  #drop({ first, last }: Bounds): Pending {
    const within = "FROM queue WHERE sequence BETWEEN ? AND ?";
    const [{ bytes }] = this.#all(`SELECT coalesce(sum(length(line)), 0) AS bytes ${within}`, first, last) as [Pending];
    const count = this.#run(`DELETE ${within}`, first, last);
    this.#run("UPDATE moved SET count = count + ?", count);
    this.#run("DELETE FROM batch");
    const { freelist_count } = this.#get("PRAGMA freelist_count") as { freelist_count: number };
    if (freelist_count > sparePages) this.#database.exec("PRAGMA incremental_vacuum(1000)");
    return { count, bytes };
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

/** Opens an inbox's file, which is made when missing, and brings its tables up to date. */
function openFile(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  try {
    // Exclusive: one process only, and no shared-memory file. A log lives for a second: with so large a cache (in KiB) it is not read
    // from the file again, and with so few checkpoints (in pages) most of what is written to the file is written there once.
    database.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4000;`);
    database.exec(schema);
    const columns = database.prepare("SELECT name FROM pragma_table_info('queue')").all();
    if (!columns.some(({ name }) => name === "checksum"))
      database.exec("ALTER TABLE queue ADD COLUMN checksum INTEGER");
    return database;
  } catch (error) {
    database.close();
    throw error;
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
