import type { Engine } from "../engine.ts";
import { QueryError } from "../query-error.ts";
import { readTime } from "../times.ts";
import { type LogSource, queryLogs } from "./query-logs.ts";
import type { LogSelection } from "./selection.ts";

export interface GroupsQuery extends LogSelection {
  /** A column of the groups, after `-` for descending. */
  sort_by: string;
  /** From 1. */
  page: number;
  page_size: number;
  /** These groups alone. @default all */
  only?: readonly string[];
}

/** What logs are grouped by, and what is answered of each group. */
export interface GroupShape<Name extends string> {
  /** The identifier that logs of a group share; logs without it are left out. */
  readonly by: string;
  /** Aggregates, by name. */
  readonly columns: Readonly<Record<Name, string>>;
  /** Those that are times. */
  readonly times: readonly NoInfer<Name>[];
  /** Those that can be sorted by. */
  readonly sortable: readonly NoInfer<Name>[];
}

export interface GroupPage<Group> {
  /** Groups that match, on all pages. */
  count: number;
  results: Group[];
}

/**
 * Reads a page of groups. A group is found when one of its logs matches the filters, and is then summed over all of its logs within
 * the time range.
 *
 * @throws FilterError, QueryError, EngineError
 */
export async function listGroups<Name extends string>(
  engine: Engine,
  shape: GroupShape<Name>,
  query: GroupsQuery,
): Promise<GroupPage<Record<Name, unknown>>> {
  const { page, page_size } = query;
  const order = orderSql(shape, query.sort_by);
  const names = Object.keys(shape.columns) as Name[];
  // Under names that are no field's: filters would mean the aggregate otherwise.
  const columns = names.map((name) => `${shape.columns[name]} AS group_${name}`);
  const [rows, [total]] = await Promise.all([
    queryLogs<Record<string, unknown>>(
      engine,
      query,
      (source) => `SELECT ${columns.join(", ")} ${groupsSql(shape, query, source)}
ORDER BY ${order}, ${shape.by} LIMIT ${page_size} OFFSET ${(page - 1) * page_size}`,
    ),
    queryLogs<{ count: number }>(
      engine,
      query,
      (source) => `SELECT count() AS count FROM (SELECT 1 ${groupsSql(shape, query, source)})`,
    ),
  ]);
  const read = (name: Name, value: unknown) =>
    shape.times.includes(name) && typeof value === "string" ? readTime(value) : value;
  return {
    count: total?.count ?? 0,
    results: rows.map(
      (row) =>
        Object.fromEntries(names.map((name) => [name, read(name, row[`group_${name}`])])) as Record<Name, unknown>,
    ),
  };
}

function groupsSql(
  { by }: Pick<GroupShape<string>, "by">,
  { only }: GroupsQuery,
  { from, within, filters, bind }: LogSource,
): string {
  const some = only === undefined ? "" : ` AND ${by} IN ${bind(only, "Array(String)")}`;
  const having = filters === undefined ? "" : ` HAVING countIf(${filters}) > 0`;
  return `FROM ${from} WHERE ${within} AND ${by} != ''${some} GROUP BY ${by}${having}`;
}

function orderSql({ sortable }: Pick<GroupShape<string>, "sortable">, sort_by: string): string {
  const descending = sort_by.startsWith("-");
  const name = descending ? sort_by.slice(1) : sort_by;
  if (!sortable.includes(name))
    throw new QueryError(
      "sort_by",
      `Cannot sort by "${name}". Sort by ${sortable.join(", ")}; "-" before it descends.`,
    );
  return `group_${name} ${descending ? "DESC" : "ASC"} NULLS LAST`;
}
