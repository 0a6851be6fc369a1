import type { LogRecord } from "@kai/schema";
import type { Engine } from "../engine.ts";
import type { InboxRow } from "../inbox/inbox-database.ts";
import { encodeDeletion, encodeLog } from "./insert.ts";
import { readRowsById } from "./rows-by-id.ts";
import { logColumns, readRow, type StoredLog } from "./stored-log.ts";

/** A log as it is now, and how often it was changed. */
export interface CurrentLog {
  log: StoredLog;
  received_at: Date;
  revision: number;
}

/**
 * Reads the current version of some logs of a project; those that do not exist are left out.
 *
 * @throws EngineError
 */
export async function readCurrent(engine: Engine, project_id: string, ids: readonly string[]): Promise<CurrentLog[]> {
  const columns = `${logColumns}, received_at, revision`;
  type Row = Record<string, unknown> & { received_at: string; revision: number };
  const rows = await readRowsById<Row>(engine, { project_id, ids, columns });
  return rows.map((row) => ({
    log: readRow(row),
    received_at: new Date(row.received_at),
    revision: row.revision,
  }));
}

/** The row that replaces a log: what it becomes, or that it is deleted. */
export function revisionRow(project_id: string, current: CurrentLog, next: LogRecord | null): InboxRow {
  const { log, received_at, revision } = current;
  const { unique_id, timestamp } = log;
  const version = { project_id, received_at, revision: revision + 1 };
  return {
    project_id,
    unique_id,
    revises: true,
    // What identifies the row cannot change, whatever became of the rest.
    line: next
      ? encodeLog({ ...version, record: { ...next, unique_id, timestamp } })
      : encodeDeletion({ ...version, record: { unique_id, timestamp } }),
  };
}
