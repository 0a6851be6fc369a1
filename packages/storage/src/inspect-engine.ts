import type { Engine } from "./engine.ts";
import { logsTable } from "./logs/table.ts";
import { readTable } from "./present-table.ts";

/** A place in which an engine keeps data. */
interface EngineDisk {
  name: string;
  freeBytes: number;
  totalBytes: number;
}

export interface EngineInspection {
  version: string;
  /** By the engine's clock. */
  now: Date;
  /** Columns that the next start makes; undefined when there is no table of logs yet. */
  missingColumns: readonly string[] | undefined;
  /** Those of the server that answered. */
  disks: readonly EngineDisk[];
}

/**
 * Finds out about an engine without changing it.
 *
 * @throws EngineError, UnusableEngineError
 */
export async function inspectEngine(engine: Engine): Promise<EngineInspection> {
  await engine.check();
  const table = await readTable(engine, logsTable.name);
  const disks = await engine.query<EngineDisk>(
    "SELECT name, free_space AS freeBytes, total_space AS totalBytes FROM system.disks WHERE total_space > 0",
  );
  const [server] = await engine.query<{ version: string; now: string }>("SELECT version() AS version, now64(6) AS now");
  const present = new Set(table?.columns.map(({ name }) => name));
  return {
    version: server!.version,
    now: new Date(server!.now),
    missingColumns: table && logsTable.columns.map(({ name }) => name).filter((name) => !present.has(name)),
    disks,
  };
}
