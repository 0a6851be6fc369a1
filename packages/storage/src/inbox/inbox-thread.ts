import { startThread, type Thread } from "../thread/start-thread.ts";
import type { InboxDatabase, InboxDatabaseOptions } from "./inbox-database.ts";
import { asInboxError } from "./inbox-errors.ts";

/** The calls that cross to the inbox's thread. */
export type InboxCalls = Pick<
  InboxDatabase,
  | "state"
  | "append"
  | "next"
  | "settle"
  | "release"
  | "reject"
  | "erase"
  | "repair"
  | "damages"
  | "forgetDamage"
  | "close"
>;

// The sources are run as they are, the build beside its own kind.
const file = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);

/** Starts the thread in which the inbox waits for the disk. It ends with the call `close`. */
export const startInboxThread = (options: InboxDatabaseOptions): Thread<InboxCalls> =>
  startThread<InboxCalls>(file, {
    name: "inbox",
    workerData: options,
    asError: (error) => asInboxError(options.path, error),
  });
