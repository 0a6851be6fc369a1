import { existsSync, renameSync, rmSync } from "node:fs";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { crc32 } from "node:zlib";
import { isDamage } from "./inbox-errors.ts";

/** A table of the inbox: its key, which grows, and its other columns. */
interface RescuedTable {
  name: string;
  key: string;
  columns: readonly string[];
}

const queue: RescuedTable = { name: "queue", key: "sequence", columns: ["line", "checksum"] };
const others: RescuedTable[] = [
  { name: "seen", key: "ordinal", columns: ["seen_at", "project_id", "unique_id"] },
  { name: "rejected", key: "id", columns: ["rejected_at", "reason", "line"] },
  { name: "damage", key: "rowid", columns: ["file", "found_at", "lost", "kept"] },
];

/** What became of the rows that waited in a damaged file. */
export interface Rescued {
  /** Rows that cannot be read any more; null when the file does not say how many there were. */
  lost: number | null;
  kept: number;
  /** Sequence of the newest row that was ever in it, as far as it says. */
  sequence: number;
}

/** Copies what can be read of a damaged inbox into a new one. */
export function rescue(damaged: string, target: DatabaseSync): Rescued {
  let source: DatabaseSync | undefined;
  try {
    source = new DatabaseSync(damaged);
    // Into the file, so that it is whole without its log; a file that is no database has none.
    source.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA wal_checkpoint(TRUNCATE)");
    for (const table of others) copyReadable(source, target, table);
    const kept = copyReadable(source, target, queue, ({ line, checksum }) => isWhole(line as Uint8Array, checksum));
    const newest = number(source, "SELECT seq AS value FROM sqlite_sequence WHERE name = 'queue'");
    const moved = number(source, "SELECT count AS value FROM moved");
    const lost = newest === undefined || moved === undefined ? null : newest - moved - kept;
    return { lost, kept, sequence: newest ?? number(target, "SELECT max(sequence) AS value FROM queue") ?? 0 };
  } catch (error) {
    if (!isDamage(error)) throw error;
    return { lost: null, kept: 0, sequence: 0 };
  } finally {
    close(source);
  }
}

/** Whether a line is as it was written; those of older inboxes carry no checksum. */
export const isWhole = (line: Uint8Array, checksum: unknown): boolean => checksum === null || checksum === crc32(line);

/** Copies the rows of a table except for those that cannot be read, or are not wanted. Answers how many were copied. */
function copyReadable(
  source: DatabaseSync,
  target: DatabaseSync,
  { name, key, columns }: RescuedTable,
  wanted: (row: Record<string, unknown>) => boolean = () => true,
): number {
  const all = [key, ...columns];
  const read = source.prepare(`SELECT ${all.join(", ")} FROM ${name} WHERE ${key} BETWEEN ? AND ? ORDER BY ${key}`);
  const write = target.prepare(
    `INSERT OR IGNORE INTO ${name} (${all.join(", ")}) VALUES (${all.map(() => "?").join(", ")})`,
  );
  let copied = 0;

  /** What follows on an unreadable row is looked for in halves: damage is in whole pages, and most of a range is readable. */
  function copy(from: number, to: number) {
    let next = from;
    try {
      for (const row of read.iterate(from, to)) {
        next = (row[key] as number) + 1;
        if (wanted(row)) copied += Number(write.run(...all.map((column) => row[column] as SQLInputValue)).changes);
      }
    } catch (error) {
      if (!isDamage(error)) throw error;
      if (next >= to) return;
      const middle = Math.floor((next + to) / 2);
      copy(next, middle);
      copy(middle + 1, to);
    }
  }

  const last =
    number(source, `SELECT max(${key}) AS value FROM ${name}`) ??
    number(source, `SELECT seq AS value FROM sqlite_sequence WHERE name = '${name}'`);
  if (last === undefined) return 0;
  copy(number(source, `SELECT min(${key}) AS value FROM ${name}`) ?? Math.max(0, last - mostGuessed), last);
  return copied;
}

/** How far back rows are looked for when the file does not say where they begin. */
const mostGuessed = 200_000;

/** The value of a statement; undefined when there is none, or it cannot be read. */
function number(database: DatabaseSync, sql: string): number | undefined {
  try {
    const row = database.prepare(sql).get() as { value: number | null } | undefined;
    return row?.value ?? undefined;
  } catch (error) {
    if (isDamage(error)) return undefined;
    throw error;
  }
}

function close(database: DatabaseSync | undefined) {
  try {
    database?.close();
  } catch {
    // What is damaged may not close well either; the process lets go of it.
  }
}

/** Where a rescued inbox is put together before it takes the place of the damaged one. */
export const rescuedPath = (path: string): string => `${path}.rescued`;

/** Puts a rescued inbox in place, and the damaged one aside. A start that finds this half done finishes it. */
export function exchange(path: string, aside: string): void {
  // The log first: it must never be taken for that of the new file.
  for (const suffix of ["-wal", "-journal", ""])
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  finishExchange(path);
}

/** Finishes an exchange that was cut off; a rescue that was cut off before it is begun anew. */
export function finishExchange(path: string): void {
  const rescued = rescuedPath(path);
  if (existsSync(path)) for (const suffix of ["-wal", ""]) rmSync(rescued + suffix, { force: true });
  else if (existsSync(rescued)) renameSync(rescued, path);
}
