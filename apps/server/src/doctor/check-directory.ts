import { constants } from "node:fs";
import { access, open, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { type Check, fail, ok, reasonOf, warn } from "./check.ts";
import type { ClockReading } from "./check-clock.ts";

/** A disk that syncs slower holds up every log. */
const slowMs = 500;

/** What was found out about the data directory. */
export interface Directory {
  checks: Check[];
  exists: boolean;
  /** The clock that marks its files. */
  clock?: ClockReading;
}

/** Whether the data directory is there, is this user's alone, and keeps what is written to it. */
export async function checkDirectory(path: string): Promise<Directory> {
  const name = "directory";
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (info instanceof Error) {
    const missing = warn(
      name,
      `${path} does not exist`,
      "The first start of kai serve makes it. If there was one, name its directory with --data-dir, or KAI_DATA_DIR.",
    );
    const other = fail(name, reasonOf(info), "Give this user the right to see the directory, or name another.");
    return { checks: [info.code === "ENOENT" ? missing : other], exists: false };
  }
  if (!info.isDirectory())
    return { checks: [fail(name, `${path} is no directory`, "Name another with --data-dir.")], exists: false };
  const { check, clock } = await checkWriting(path);
  return { checks: [ownership(path, info), check], exists: true, ...(clock && { clock }) };
}

function ownership(path: string, { uid, mode }: { uid: number; mode: number }): Check {
  const name = "directory";
  const own = process.getuid?.() ?? uid;
  if (own !== uid)
    return warn(
      name,
      `${path} belongs to user ${uid}, and this is user ${own}`,
      "Run kai doctor as the user that runs the server: what one may do says little of the other.",
    );
  if (process.platform !== "win32" && (mode & 0o077) !== 0)
    return warn(name, `other users can look into ${path}, where keys and logs are`, `Run: chmod 700 ${path}`);
  return ok(name, path);
}

/** Writes what a log takes to be acknowledged: a little, to the disk itself. */
async function checkWriting(path: string): Promise<{ check: Check; clock?: ClockReading }> {
  const name = "writing";
  const file = join(path, `.doctor-${process.pid}`);
  try {
    for (const each of ["inbox.sqlite", "state.sqlite", "chdb"])
      await access(join(path, each), constants.R_OK | constants.W_OK).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "ENOENT") throw error;
      });
    const before = Date.now();
    const started = performance.now();
    const handle = await open(file, "wx");
    try {
      await handle.write(Buffer.alloc(4096));
      await handle.sync();
      const { mtimeMs } = await handle.stat();
      const took = performance.now() - started;
      const clock = { source: "the file system", offsetMs: mtimeMs - before, uncertaintyMs: took };
      const message = `4 KiB are on the disk after ${took.toFixed(1)} ms`;
      const advice = "Every log waits for that: use a faster disk, or find out what keeps it busy.";
      return { check: took > slowMs ? warn(name, message, advice) : ok(name, message), clock };
    } finally {
      await handle.close();
      await unlink(file);
    }
  } catch (error) {
    const advice = "Give the user that runs the server the right to write there, and room on the disk.";
    return { check: fail(name, reasonOf(error), advice) };
  }
}
