import { type Log, logFields, type StoredFieldName, storedFieldNames } from "@kai/schema";
import { columnOf } from "../columns.ts";

/** A log as the store reads it: every stored field, `null` when it is not known. */
export type StoredLog = Omit<Log, "id" | "prompt_messages" | "completion_message">;

/** A log of which only some fields were asked for. */
export type ListedLog = Partial<StoredLog> & Pick<StoredLog, "unique_id" | "timestamp">;

const columnsSql = (names: readonly StoredFieldName[]) => names.map((name) => `\`${name}\``).join(", ");

/** The columns of a log, for a SELECT. */
export const logColumns = columnsSql(storedFieldNames);

/** Turns a row of `logColumns` into the log. */
export const readRow = (row: Record<string, unknown>): StoredLog => readFields(row, storedFieldNames) as StoredLog;

/** How some fields of a log, and always its id and time, are selected and read. */
export function partOfLog(fields: readonly StoredFieldName[]): {
  columns: string;
  read: (row: Record<string, unknown>) => ListedLog;
} {
  const wanted = new Set<StoredFieldName>(["unique_id", "timestamp", ...fields]);
  const names = storedFieldNames.filter((name) => wanted.has(name));
  return { columns: columnsSql(names), read: (row) => readFields(row, names) };
}

function readFields(row: Record<string, unknown>, names: readonly StoredFieldName[]): ListedLog {
  return Object.fromEntries(
    names.map((name) => [name, columnOf[logFields[name].kind].read(row[name])]),
  ) as unknown as ListedLog;
}
