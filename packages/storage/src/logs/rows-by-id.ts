import type { Engine } from "../engine.ts";
import { EngineError } from "../engine-error.ts";
import { logsTable } from "./table.ts";

interface RowsQuery {
  project_id: string;
  ids: readonly string[];
  columns: string;
}

const tooManyBytes = 396;

/**
 * Reads the current rows of some logs of a project, in no order; ids of no log are left out. Many large logs are read in parts.
 *
 * @throws EngineError
 */
export async function readRowsById<Row>(engine: Engine, { project_id, ids, columns }: RowsQuery): Promise<Row[]> {
  if (ids.length === 0) return [];
  try {
    return await engine.query<Row>(
      `SELECT ${columns} FROM ${logsTable.name} FINAL
WHERE project_id = {project_id:String} AND unique_id IN {ids:Array(String)}
ORDER BY timestamp DESC LIMIT 1 BY unique_id`,
      { project_id, ids },
    );
  } catch (error) {
    const half = Math.ceil(ids.length / 2);
    if (!(error instanceof EngineError) || error.code !== tooManyBytes || half === ids.length) throw error;
    const first = await readRowsById<Row>(engine, { project_id, ids: ids.slice(0, half), columns });
    return [...first, ...(await readRowsById<Row>(engine, { project_id, ids: ids.slice(half), columns }))];
  }
}
