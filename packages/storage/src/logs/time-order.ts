import type { Engine } from "../engine.ts";
import { SqlParams } from "../sql-params.ts";
import { timeParameter } from "../times.ts";
import { asQueryError, type LogSelection, selectionSql } from "./selection.ts";
import { afterSql, orderSql, type Position, type Sort } from "./sort.ts";
import { logsTable } from "./table.ts";

/** Where a log is in the table: what never changes of it. */
export interface Place {
  timestamp: string;
  unique_id: string;
}

const moment = "DateTime64(6, 'UTC')";

/**
 * Reads a page in the order of time in two steps: first where logs are that match or did before they were changed, which reads few
 * columns and stops as soon as it has enough; then those logs as they are now, where they still match. `FINAL` allows neither.
 */
export class TimeOrder {
  readonly #engine: Engine;
  readonly #selection: LogSelection;
  readonly #sort: Sort;

  constructor(engine: Engine, selection: LogSelection, sort: Sort) {
    this.#engine = engine;
    this.#selection = selection;
    this.#sort = sort;
  }

  /** The next places after a position, in order. A log that was changed may be there more than once. */
  async find(after: Position | undefined, limit: number): Promise<Place[]> {
    const params = new SqlParams();
    const where = selectionSql(this.#selection, params);
    const beyond = after ? ` AND (${afterSql(this.#sort, after, params)})` : "";
    const places = await this.#query<Place>(
      `SELECT timestamp, unique_id FROM ${logsTable.name} WHERE ${where}${beyond} AND is_deleted = 0
ORDER BY ${orderSql(this.#sort, params)} LIMIT ${limit}`,
      params,
    );
    return places.map(({ timestamp, unique_id }) => ({ timestamp: timeParameter(timestamp)!, unique_id }));
  }

  /** Those logs of some places that still match, in order. */
  async read(places: readonly Place[], columns: string): Promise<Record<string, unknown>[]> {
    if (places.length === 0) return [];
    const params = new SqlParams();
    const where = selectionSql(this.#selection, params);
    const times = params.bind(
      places.map(({ timestamp }) => timestamp),
      `Array(${moment})`,
    );
    const ids = params.bind(
      places.map(({ unique_id }) => unique_id),
      "Array(String)",
    );
    // The table's order leads to the places; no index could leave out more.
    return this.#query(
      `SELECT ${columns} FROM ${logsTable.name} FINAL WHERE ${where} AND (timestamp, unique_id) IN arrayZip(${times}, ${ids})
ORDER BY ${orderSql(this.#sort, params)} LIMIT ${places.length} SETTINGS use_skip_indexes = 0`,
      params,
    );
  }

  async #query<Row>(sql: string, params: SqlParams): Promise<Row[]> {
    try {
      return await this.#engine.query<Row>(sql, params.values);
    } catch (error) {
      throw asQueryError(error, this.#selection);
    }
  }
}
