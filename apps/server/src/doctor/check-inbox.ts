import { existsSync } from "node:fs";
import { join } from "node:path";
import { inspectInbox } from "@kai/storage";
import { type Check, fail, ok, reasonOf, warn } from "./check.ts";
import type { Found } from "./find-server.ts";

/**
 * What waits for the store, and what the store refused.
 *
 * @param server The server that has the inbox; without one, nobody has.
 */
export function checkInbox(dataDir: string, server: Found | undefined): Check {
  const name = "inbox";
  const path = join(dataDir, "inbox.sqlite");
  if (server) {
    const readiness = server.what === "kai" ? server.readiness : undefined;
    if (!readiness) return warn(name, "the process that has it does not answer", "See what the server check says.");
    return report(name, { ...readiness.pending, rejected: readiness.rejected });
  }
  if (!existsSync(path)) return ok(name, "none yet; the first start makes it");
  try {
    return report(name, inspectInbox(path));
  } catch (error) {
    return fail(
      name,
      reasonOf(error),
      "What can be read of a damaged file is saved by the next start. Otherwise, give the user that runs the server the right to it.",
    );
  }
}

function report(name: string, { count, bytes, rejected }: { count: number; bytes: number; rejected: number }): Check {
  const waiting = count === 0 ? "nothing waits for the store" : `${count} logs wait for the store, ${bytes} bytes`;
  if (rejected === 0) return ok(name, waiting);
  return warn(
    name,
    `${waiting}; ${rejected} logs were refused by the store for good`,
    "They are in the table rejected of inbox.sqlite, each with the reason.",
  );
}
