import type { Engine } from "../engine.ts";
import { EngineError } from "../engine-error.ts";
import { compileFilters } from "../filters/compile-filters.ts";
import type { Filters } from "../filters/read-filters.ts";
import { FilterError, QueryError } from "../query-error.ts";
import { SqlParams } from "../sql-params.ts";
import { timeParameter } from "../times.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { afterSql, orderSql, readSort } from "./sort.ts";
import { logColumns, readRow, type StoredLog } from "./stored-log.ts";
import { logsTable } from "./table.ts";

export interface ListQuery {
  project_id: string;
  /** Earliest `timestamp`, ISO 8601. */
  start_time?: string;
  /** Latest `timestamp`, ISO 8601. */
  end_time?: string;
  environment?: string;
  filters?: Filters;
  /** One of `sortableFields`, after `-` for descending. @default "-timestamp" */
  sort_by?: string;
  /** From 1; for deep paging use `cursor`, which wins. @default 1 */
  page?: number;
  /** From 1 to 1000. @default 100 */
  page_size?: number;
  /** `next_cursor` of the page before, for the same order. */
  cursor?: string;
}

export interface LogPage {
  results: StoredLog[];
  /** Continues after the last of `results`; `null` on the last page. */
  next_cursor: string | null;
  /** Logs that match, on all pages. */
  count: number;
}

const maxPageSize = 1000;

/**
 * Reads a page of a project's logs.
 *
 * `FINAL` hides the rows of a replay that no merge has collapsed yet. It costs little here, as parts hardly overlap in time,
 * and unlike `LIMIT 1 BY` it lets the engine read the bodies of the page's rows alone.
 *
 * @throws FilterError, QueryError, EngineError
 */
export async function listLogs(engine: Engine, query: ListQuery): Promise<LogPage> {
  const { sort_by = "-timestamp", cursor } = query;
  const page = whole("page", query.page ?? 1, Number.MAX_SAFE_INTEGER);
  const page_size = whole("page_size", query.page_size ?? 100, maxPageSize);
  const sort = readSort(sort_by);
  const params = new SqlParams();
  const matching = conditions(query, params).join(" AND ");
  const countParams = { ...params.values };
  const after = cursor === undefined ? "" : ` AND (${afterSql(sort, readCursor(sort, cursor), params)})`;
  const offset = cursor === undefined ? (page - 1) * page_size : 0;
  const from = `FROM ${logsTable.name} FINAL WHERE ${matching}`;
  try {
    const [rows, [total]] = await Promise.all([
      engine.query<Record<string, unknown>>(
        // One row more than asked tells whether there is a next page.
        `SELECT ${logColumns} ${from}${after} ORDER BY ${orderSql(sort)} LIMIT ${page_size + 1} OFFSET ${offset}`,
        params.values,
      ),
      engine.query<{ count: number }>(`SELECT count() AS count ${from}`, countParams),
    ]);
    const results = rows.slice(0, page_size).map(readRow);
    const last = rows.length > page_size ? results.at(-1) : undefined;
    return { results, next_cursor: last ? writeCursor(sort, last) : null, count: total?.count ?? 0 };
  } catch (error) {
    throw asQueryError(error, query);
  }
}

function conditions(query: ListQuery, params: SqlParams): string[] {
  const { bind } = params;
  const all = [`project_id = ${bind(query.project_id, "String")}`];
  const time = (name: "start_time" | "end_time", comparison: string) => {
    const given = query[name];
    if (given === undefined) return;
    const moment = timeParameter(given);
    if (moment === undefined) throw new QueryError(name, `${name} must be an ISO 8601 time; it is "${given}".`);
    all.push(`timestamp ${comparison} ${bind(moment, "DateTime64(6, 'UTC')")}`);
  };
  time("start_time", ">=");
  time("end_time", "<=");
  if (query.environment !== undefined) all.push(`environment = ${bind(query.environment, "String")}`);
  const filters = query.filters && compileFilters(query.filters, params);
  if (filters !== undefined) all.push(`(${filters})`);
  return all;
}

function whole(name: "page" | "page_size", value: number, most: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  const range = most === maxPageSize ? `from 1 to ${most}` : "of 1 or more";
  throw new QueryError(name, `${name} must be a whole number ${range}; it is ${value}.`);
}

/** ClickHouse's codes for what only the asker can mend. */
const cannotCompileRegexp = 427;
const tooManyBytes = 396;

function asQueryError(error: unknown, { filters }: ListQuery): unknown {
  if (!(error instanceof EngineError)) return error;
  if (error.code === cannotCompileRegexp) {
    const field = Object.keys(filters?.filters ?? {}).join(", ");
    return new FilterError(field, `${field}: the regular expression is not valid RE2.`, { cause: error });
  }
  if (error.code === tooManyBytes) {
    return new QueryError("page_size", "The page is too large. Ask for fewer logs.", { cause: error });
  }
  return error;
}
