import { logFields, type LogRecord, storedFieldNames } from "@kai/schema";
import { columnOf } from "../columns.ts";
import type { Engine } from "../engine.ts";
import { logsTable } from "./table.ts";

/** Writes a log as the line of JSON that `insertLogs` takes. */
export function encodeLog(log: { project_id: string; record: LogRecord; received_at: Date }): string {
  const row: Record<string, unknown> = { project_id: log.project_id, received_at: log.received_at.toISOString() };
  for (const name of storedFieldNames) {
    const value: unknown = log.record[name];
    if (value !== undefined && value !== null) row[name] = columnOf[logFields[name].kind].write(value);
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
