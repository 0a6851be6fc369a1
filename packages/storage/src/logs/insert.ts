import { logFields, type LogRecord, storedFieldNames } from "@kai/schema";
import { columnOf } from "../columns.ts";
import type { Engine } from "../engine.ts";
import { logsTable } from "./table.ts";

export interface LogVersion {
  project_id: string;
  record: LogRecord;
  received_at: Date;
  /** 0 for a log as it was created; a change of it writes the whole log with one more than it replaces. @default 0 */
  revision?: number;
}

/** Writes the last revision of a log: that there is none any more. */
export function encodeDeletion({ project_id, record, received_at, revision }: Required<LogVersion>): string {
  const { unique_id, timestamp } = record;
  return JSON.stringify({ project_id, received_at, revision, is_deleted: 1, unique_id, timestamp });
}

const writers = new Map<string, (value: unknown) => unknown>(
  storedFieldNames.map((name) => [name, columnOf[logFields[name].kind].write]),
);

/** Writes a log as the line of JSON that `insertLogs` takes. */
export function encodeLog({ project_id, record, received_at, revision = 0 }: LogVersion): string {
  const row: Record<string, unknown> = { project_id, received_at: received_at.toISOString(), revision };
  for (const [name, value] of Object.entries(record)) {
    if (value === undefined || value === null) continue;
    const write = writers.get(name);
    if (write) row[name] = write(value);
  }
  return JSON.stringify(row);
}

/**
 * Stores a batch of logs.
 *
 * @param lines What `encodeLog` wrote, one log on each line.
 * @param token Names the batch: inserting it again changes nothing.
 * @throws EngineError
 */
export async function insertLogs(engine: Engine, lines: Uint8Array, token: string): Promise<void> {
  await engine.insert(logsTable.name, lines, { token });
}
