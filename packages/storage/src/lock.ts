import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** The directory is in use already. */
export class DirectoryInUseError extends Error {
  readonly pid: string;

  constructor(directory: string, pid: string) {
    super(`The data directory ${directory} is in use by process ${pid}. Stop that process, or use another directory.`);
    this.name = "DirectoryInUseError";
    this.pid = pid;
  }
}

/** Keeps locks from the garbage collector, which would let go of them. */
const held = new Set<DatabaseSync>();

/**
 * Makes this process the only one to use a directory, until the returned function is called or the process dies.
 *
 * @throws DirectoryInUseError
 */
export function lockDirectory(directory: string): () => void {
  const path = resolve(directory);
  mkdirSync(path, { recursive: true });
  const holder = join(path, "lock.pid");
  // SQLite's lock is the kernel's: it ends with its process, so it is never stale, whatever pids are used again.
  const lock = new DatabaseSync(join(path, "lock"));
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new DirectoryInUseError(path, readPid(holder)) : error;
  }
  writeFileSync(holder, `${process.pid}\n`);
  held.add(lock);
  return () => {
    if (held.delete(lock)) lock.close();
  };
}

function readPid(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "unknown";
  }
}

const isBusy = (error: unknown) => error instanceof Error && "errcode" in error && error.errcode === 5;
