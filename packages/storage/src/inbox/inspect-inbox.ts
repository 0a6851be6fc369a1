import { DatabaseSync } from "node:sqlite";
import type { ThreadError } from "../thread/answer-calls.ts";
import type { InboxState } from "./inbox-database.ts";
import { asInboxError, InboxDamagedError } from "./inbox-errors.ts";

type InboxInspection = Pick<InboxState, "count" | "bytes" | "rejected">;

/**
 * What an inbox that nobody has open holds. Changes nothing: a damaged file is left for the next start to save what it holds.
 *
 * @throws InboxDamagedError, and InboxUnusableError when another process has it
 */
export function inspectInbox(path: string): InboxInspection {
  try {
    const database = new DatabaseSync(path);
    try {
      // As the inbox itself opens it: other locks would want a file of shared memory beside it.
      database.exec("PRAGMA locking_mode = EXCLUSIVE");
      const { quick_check } = database.prepare("PRAGMA quick_check(1)").get() as { quick_check: string };
      if (quick_check !== "ok") throw new InboxDamagedError(quick_check);
      return database
        .prepare(
          `SELECT count(*) AS count, coalesce(sum(length(line)), 0) AS bytes,
(SELECT coalesce(max(id), 0) FROM rejected) AS rejected FROM queue`,
        )
        .get() as unknown as InboxInspection;
    } finally {
      database.close();
    }
  } catch (error) {
    throw asInboxError(path, error as ThreadError);
  }
}
