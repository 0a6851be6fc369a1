import type { ThreadError } from "../thread/answer-calls.ts";
import { InboxDatabase, type InboxState } from "./inbox-database.ts";
import { asInboxError } from "./inbox-errors.ts";

/**
 * What an inbox that nobody has open holds. It is not to be called for a file that does not exist.
 *
 * @throws InboxUnusableError when the file is damaged or another process has it
 */
export function inspectInbox(path: string): Pick<InboxState, "count" | "bytes" | "rejected"> {
  try {
    // Nothing is taken in, and so nothing forgotten.
    const database = new InboxDatabase({ path, seenMs: 0, seenCount: 0 });
    try {
      return database.state();
    } finally {
      database.close();
    }
  } catch (error) {
    throw asInboxError(path, error as ThreadError);
  }
}
