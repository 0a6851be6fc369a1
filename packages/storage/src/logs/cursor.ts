import { QueryError } from "../query-error.ts";
import { timeParameter } from "../times.ts";
import type { Position, Sort } from "./sort.ts";
import type { ListedLog } from "./stored-log.ts";

/** Writes where a page ended as text that means nothing to its reader. */
export function writeCursor(sort: Sort, last: ListedLog): string {
  const parts = [sort.name, sort.descending, sort.valueOf(last), last.unique_id];
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/**
 * Reads a cursor that `writeCursor` made for the same order.
 *
 * @throws QueryError
 */
export function readCursor(sort: Sort, cursor: string): Position {
  const parts = parse(cursor);
  if (!Array.isArray(parts) || parts.length !== 4) throw invalid("It is not one that a list answered.");
  const [name, descending, value, unique_id] = parts as unknown[];
  if (name !== sort.name || descending !== sort.descending) throw invalid("It belongs to a list in another order.");
  if (typeof unique_id !== "string") throw invalid("It is not one that a list answered.");
  return { value: readValue(sort, value), unique_id };
}

function readValue({ field }: Sort, value: unknown): Position["value"] {
  if (field === "unique_id" || (value === null && field !== "timestamp")) return null;
  if (field === "timestamp" || field === "start_time") {
    const time = typeof value === "string" ? timeParameter(value) : undefined;
    if (time !== undefined) return time;
  } else if (typeof value === "number") return value;
  throw invalid("It is not one that a list answered.");
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return undefined;
  }
}

const invalid = (why: string) => new QueryError("cursor", `The cursor is not valid. ${why}`);
