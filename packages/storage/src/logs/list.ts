import { type StoredFieldName, storedFieldNames } from "@kai/schema";
import type { Engine } from "../engine.ts";
import { QueryError } from "../query-error.ts";
import { SqlParams } from "../sql-params.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { asQueryError, type LogSelection, selectionSql } from "./selection.ts";
import { afterSql, orderSql, type Position, readSort, type Sort } from "./sort.ts";
import { type ListedLog, partOfLog } from "./stored-log.ts";
import { logsTable } from "./table.ts";
import { type Place, TimeOrder } from "./time-order.ts";

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
  const request = readRequest(query);
  const count = () => countLogs(engine, query);
  if (!isInOrderOfTime(request)) {
    const [page, total] = await Promise.all([readSorted(engine, request), count()]);
    return { ...page, count: total };
  }
  const order = new TimeOrder(engine, query, request.sort);
  const first = await order.find(request.after, request.limit);
  // Nothing is beyond a first page that is not full.
  const isAll = request.after === undefined && first.length < request.limit;
  const [page, total] = await Promise.all([readInOrderOfTime(order, request, first), isAll ? undefined : count()]);
  return { ...page, count: total ?? page.results.length };
}

/**
 * Reads a page without counting what matches.
 *
 * @throws FilterError, QueryError, EngineError
 */
export async function readPage(engine: Engine, query: ListQuery): Promise<Omit<LogPage, "count">> {
  const request = readRequest(query);
  if (!isInOrderOfTime(request)) return readSorted(engine, request);
  const order = new TimeOrder(engine, query, request.sort);
  return readInOrderOfTime(order, request, await order.find(request.after, request.limit));
}

/** A question that was checked. */
interface PageRequest {
  query: ListQuery;
  sort: Sort;
  after: Position | undefined;
  offset: number;
  /** One more than asked for: it tells whether there is a next page. */
  limit: number;
}

function readRequest(query: ListQuery): PageRequest {
  const { sort_by = "-timestamp", cursor } = query;
  const page = whole("page", query.page ?? 1, Number.MAX_SAFE_INTEGER);
  const page_size = whole("page_size", query.page_size ?? 100, maxPageSize);
  const sort = readSort(sort_by);
  const after = cursor === undefined ? undefined : readCursor(sort, cursor);
  return { query, sort, after, offset: after ? 0 : (page - 1) * page_size, limit: page_size + 1 };
}

const isInOrderOfTime = ({ sort, offset }: PageRequest) => sort.field === "timestamp" && offset === 0;

async function readInOrderOfTime(order: TimeOrder, request: PageRequest, first: readonly Place[]) {
  const { columns, read } = columnsOf(request);
  const rows: Record<string, unknown>[] = [];
  let places = first;
  let limit = request.limit;
  for (;;) {
    rows.push(...(await order.read(places, columns)));
    if (rows.length >= request.limit || places.length < limit) return pageOf(request, rows.map(read));
    // Some were changed or deleted, and look no longer the way they were found.
    limit *= 2;
    const last = places.at(-1)!;
    places = await order.find({ value: last.timestamp, unique_id: last.unique_id }, limit);
  }
}

/**
 * `FINAL` hides older rows of a log that no merge has collapsed yet. It costs little here, as parts hardly overlap in time,
 * and unlike `LIMIT 1 BY` it lets the engine read the bodies of the page's rows alone.
 */
async function readSorted(engine: Engine, request: PageRequest) {
  const { query, sort, after, offset, limit } = request;
  const params = new SqlParams();
  const { columns, read } = columnsOf(request);
  const where = selectionSql(query, params);
  const beyond = after ? ` AND (${afterSql(sort, after, params)})` : "";
  try {
    const rows = await engine.query<Record<string, unknown>>(
      `SELECT ${columns} FROM ${logsTable.name} FINAL WHERE ${where}${beyond}
ORDER BY ${orderSql(sort, params)} LIMIT ${limit} OFFSET ${offset}`,
      params.values,
    );
    return pageOf(request, rows.map(read));
  } catch (error) {
    throw asQueryError(error, query);
  }
}

const columnsOf = ({ query: { fields = storedFieldNames }, sort }: PageRequest) => partOfLog([...fields, sort.field]);

function pageOf({ sort, limit }: PageRequest, found: readonly ListedLog[]): Omit<LogPage, "count"> {
  const results = found.slice(0, limit - 1);
  const last = found.length >= limit ? results.at(-1) : undefined;
  return { results, next_cursor: last ? writeCursor(sort, last) : null };
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
