import { type Log, logFields, storedFieldNames } from "@kai/schema";
import { columnOf } from "../columns.ts";

/** A log as the store reads it: every stored field, `null` when it is not known. */
export type StoredLog = Omit<Log, "id" | "prompt_messages" | "completion_message">;

/** The columns of a log, for a SELECT. */
export const logColumns = storedFieldNames.map((name) => `\`${name}\``).join(", ");

/** Turns a row of `logColumns` into the log. */
export function readRow(row: Record<string, unknown>): StoredLog {
  return Object.fromEntries(
    storedFieldNames.map((name) => [name, columnOf[logFields[name].kind].read(row[name])]),
  ) as StoredLog;
}
