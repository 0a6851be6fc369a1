import { type StoredFieldName, storedFieldNames } from "@kai/schema";
import type { Engine } from "../engine.ts";
import { QueryError } from "../query-error.ts";
import { SqlParams } from "../sql-params.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { asQueryError, type LogSelection, selectionSql } from "./selection.ts";
import { afterSql, orderSql, readSort } from "./sort.ts";
import { type ListedLog, partOfLog } from "./stored-log.ts";
import { logsTable } from "./table.ts";

export interface ListQuery extends LogSelection {
  /** One of `sortableFields` or `scores__<evaluator_id>`, after `-` for descending. @default "-timestamp" */
  sort_by?: string;
  /** From 1; for deep paging use `cursor`, which wins. @default 1 */
  page?: number;
  /** From 1 to 1000. @default 100 */
  page_size?: number;
  /** `next_cursor` of the page before, for the same order. */
  cursor?: string;
  /** The fields to read, beside id and time: bodies are most of what there is to read. @default all */
  fields?: readonly StoredFieldName[];
}

export interface LogPage {
  results: ListedLog[];
  /** Continues after the last of `results`; `null` on the last page. */
  next_cursor: string | null;
  /** Logs that match, on all pages. */
  count: number;
}

const maxPageSize = 1000;

/**
 * Reads a page of a project's logs.
 *
 * @throws FilterError, QueryError, EngineError
 */
export async function listLogs(engine: Engine, query: ListQuery): Promise<LogPage> {
  const [page, count] = await Promise.all([readPage(engine, query), countLogs(engine, query)]);
  return { ...page, count };
}

/**
 * Reads a page without counting what matches.
 *
 * `FINAL` hides older rows of a log that no merge has collapsed yet. It costs little here, as parts hardly overlap in time,
 * and unlike `LIMIT 1 BY` it lets the engine read the bodies of the page's rows alone.
 *
 * @throws FilterError, QueryError, EngineError
 */
export async function readPage(engine: Engine, query: ListQuery): Promise<Omit<LogPage, "count">> {
  const { sort_by = "-timestamp", cursor, fields = storedFieldNames } = query;
  const page = whole("page", query.page ?? 1, Number.MAX_SAFE_INTEGER);
  const page_size = whole("page_size", query.page_size ?? 100, maxPageSize);
  const sort = readSort(sort_by);
  const params = new SqlParams();
  const { columns, read } = partOfLog([...fields, sort.field]);
  const where = selectionSql(query, params);
  const after = cursor === undefined ? "" : ` AND (${afterSql(sort, readCursor(sort, cursor), params)})`;
  const offset = cursor === undefined ? (page - 1) * page_size : 0;
  try {
    const rows = await engine.query<Record<string, unknown>>(
      // One row more than asked tells whether there is a next page.
      `SELECT ${columns} FROM ${logsTable.name} FINAL WHERE ${where}${after}
ORDER BY ${orderSql(sort, params)} LIMIT ${page_size + 1} OFFSET ${offset}`,
      params.values,
    );
    const results = rows.slice(0, page_size).map(read);
    const last = rows.length > page_size ? results.at(-1) : undefined;
    return { results, next_cursor: last ? writeCursor(sort, last) : null };
  } catch (error) {
    throw asQueryError(error, query);
  }
}

async function countLogs(engine: Engine, selection: LogSelection): Promise<number> {
  const params = new SqlParams();
  const where = selectionSql(selection, params);
  try {
    const [total] = await engine.query<{ count: number }>(
      `SELECT count() AS count FROM ${logsTable.name} FINAL WHERE ${where}`,
      params.values,
    );
    return total?.count ?? 0;
  } catch (error) {
    throw asQueryError(error, selection);
  }
}

function whole(name: "page" | "page_size", value: number, most: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  const range = most === maxPageSize ? `from 1 to ${most}` : "of 1 or more";
  throw new QueryError(name, `${name} must be a whole number ${range}; it is ${value}.`);
}
