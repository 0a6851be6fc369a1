import type { Engine } from "../engine.ts";
import { logColumns, readRow, type StoredLog } from "./stored-log.ts";
import { logsTable } from "./table.ts";

export interface GetQuery {
  project_id: string;
  unique_id: string;
}

/**
 * Reads one log of a project; `null` when there is none.
 *
 * @throws EngineError
 */
export async function getLog(engine: Engine, { project_id, unique_id }: GetQuery): Promise<StoredLog | null> {
  const [row] = await engine.query<Record<string, unknown>>(
    `SELECT ${logColumns} FROM ${logsTable.name} FINAL
WHERE project_id = {project_id:String} AND unique_id = {unique_id:String}
ORDER BY timestamp DESC LIMIT 1`,
    { project_id, unique_id },
  );
  return row ? readRow(row) : null;
}
