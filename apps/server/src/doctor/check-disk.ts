import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import type { Settings } from "../settings.ts";
import { type Check, fail, ok, reasonOf, warn } from "./check.ts";

/** Whether the disk of the data directory has room for what the settings allow. */
export async function checkDisk({ dataDir, reserveBytes, inboxBytes }: Settings): Promise<Check> {
  const name = "disk";
  try {
    const { bavail, blocks, bsize } = await nearestDisk(dataDir);
    const free = bavail * bsize;
    const message = `${gibibytes(free)} of ${gibibytes(blocks * bsize)} are free`;
    if (free < reserveBytes)
      return fail(
        name,
        `${message}, and ${gibibytes(reserveBytes)} are kept free: logs are refused`,
        "Make room on the disk. Nothing needs a restart.",
      );
    if (free < reserveBytes + inboxBytes)
      return warn(
        name,
        `${message}: less than the inbox may take, ${gibibytes(inboxBytes)}, and what is kept free`,
        "Make room on the disk, or lower --inbox-bytes. With --retention-days, old logs make room by themselves.",
      );
    return ok(name, message);
  } catch (error) {
    return warn(name, `the system does not say how much is free: ${reasonOf(error)}`, "Watch it by other means.");
  }
}

/** Of the directory, or of where it would be made. */
async function nearestDisk(path: string): Promise<{ bavail: number; blocks: number; bsize: number }> {
  try {
    return await statfs(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || dirname(path) === path) throw error;
    return nearestDisk(dirname(path));
  }
}

export const gibibytes = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
