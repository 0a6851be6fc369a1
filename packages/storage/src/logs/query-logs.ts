import type { Engine } from "../engine.ts";
import { compileFilters } from "../filters/compile-filters.ts";
import { SqlParams } from "../sql-params.ts";
import { asQueryError, type LogSelection, selectionSql } from "./selection.ts";
import { logsTable } from "./table.ts";

/** What a statement is written with: where the rows come from, which are selected, and values that are bound. */
export interface LogSource {
  /** The table, without rows that were replaced or deleted. */
  readonly from: string;
  readonly where: string;
  /** The part of `where` that is no filter: project, environment and time. */
  readonly within: string;
  /** The filters; undefined when there are none. */
  readonly filters: string | undefined;
  readonly bind: SqlParams["bind"];
}

/**
 * Asks one question about selected logs.
 *
 * @throws FilterError, QueryError, EngineError
 */
export async function queryLogs<Row>(
  engine: Engine,
  selection: LogSelection,
  statement: (source: LogSource) => string,
): Promise<Row[]> {
  const params = new SqlParams();
  const within = selectionSql({ ...selection, filters: undefined }, params);
  const filters = selection.filters && compileFilters(selection.filters, params);
  const where = filters === undefined ? within : `${within} AND (${filters})`;
  const sql = statement({ from: `${logsTable.name} FINAL`, where, within, filters, bind: params.bind });
  try {
    return await engine.query<Row>(sql, params.values);
  } catch (error) {
    throw asQueryError(error, selection);
  }
}
