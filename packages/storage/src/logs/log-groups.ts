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
  /** Whether logs of a group are near each other in time, so that those of a page are few of all. */
  readonly isBrief: boolean;
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
  const names = Object.keys(shape.columns) as Name[];
  const read = (name: Name, value: unknown) =>
    shape.times.includes(name) && typeof value === "string" ? readTime(value) : value;
  const readGroups = shape.isBrief && query.only === undefined ? readBrief : readAtOnce;
  const { count, rows } = await readGroups(engine, shape, query);
  return {
    count,
    results: rows.map(
      (row) =>
        Object.fromEntries(names.map((name) => [name, read(name, row[`group_${name}`])])) as Record<Name, unknown>,
    ),
  };
}

/** Columns of one page of groups, and how many groups there are. */
interface Found<Row = Record<string, unknown>> {
  count: number;
  rows: Row[];
}

const readAtOnce = (engine: Engine, shape: GroupShape<string>, query: GroupsQuery): Promise<Found> =>
  findGroups(engine, { shape, query, columns: columnsOf(shape) });

/** Finds the page through the column that is sorted by alone, then sums up its groups, within the time that they took. */
async function readBrief(engine: Engine, shape: GroupShape<string>, query: GroupsQuery): Promise<Found> {
  const { by } = shape;
  const { sorted } = readSort(shape, query.sort_by);
  const { count, rows: found } = await findGroups<{ key: string; earliest: string; latest: string }>(engine, {
    shape,
    query,
    columns: [`${by} AS key`, "min(timestamp) AS earliest", "max(timestamp) AS latest", sorted],
  });
  if (found.length === 0) return { count, rows: [] };
  const times = {
    start_time: least(found.map(({ earliest }) => earliest)),
    end_time: most(found.map(({ latest }) => latest)),
  };
  const keys = found.map(({ key }) => key);
  const rows = await queryLogs<Record<string, unknown>>(
    engine,
    { ...query, ...times, filters: undefined },
    ({ from, within, bind }) => `SELECT ${columnsOf(shape).join(", ")} FROM ${from}
WHERE ${within} AND ${by} IN ${bind(keys, "Array(String)")} GROUP BY ${by}`,
  );
  const rowOf = new Map(rows.map((row) => [row[`group_${by}`], row]));
  return { count, rows: keys.map((key) => rowOf.get(key)).filter((row) => row !== undefined) };
}

async function findGroups<Row = Record<string, unknown>>(
  engine: Engine,
  { shape, query, columns }: { shape: GroupShape<string>; query: GroupsQuery; columns: readonly string[] },
): Promise<Found<Row>> {
  const { by } = shape;
  const { page, page_size } = query;
  const { order } = readSort(shape, query.sort_by);
  const rows = await queryLogs<Row & { group_count: number }>(
    engine,
    query,
    (source) => `SELECT ${columns.join(", ")}, count() OVER () AS group_count ${groupsSql(shape, query, source)}
ORDER BY ${order}, ${by} LIMIT ${page_size} OFFSET ${(page - 1) * page_size}`,
  );
  if (rows[0]) return { count: rows[0].group_count, rows };
  return { count: page === 1 ? 0 : await countGroups(engine, shape, query), rows };
}

async function countGroups(engine: Engine, shape: GroupShape<string>, query: GroupsQuery): Promise<number> {
  const [total] = await queryLogs<{ count: number }>(
    engine,
    query,
    (source) => `SELECT count() AS count FROM (SELECT 1 ${groupsSql(shape, query, source)})`,
  );
  return total?.count ?? 0;
}

/** Under names that are no field's: filters would mean the aggregate otherwise. */
const columnsOf = ({ columns }: GroupShape<string>) =>
  Object.entries(columns).map(([name, sql]) => `${sql} AS group_${name}`);

// All in the same form, in which text is in the order of time.
const least = (times: readonly string[]) => times.reduce((a, b) => (a < b ? a : b));
const most = (times: readonly string[]) => times.reduce((a, b) => (a > b ? a : b));

function groupsSql(
  { by }: Pick<GroupShape<string>, "by">,
  { only }: GroupsQuery,
  { from, within, filters, bind }: LogSource,
): string {
  const some = only === undefined ? "" : ` AND ${by} IN ${bind(only, "Array(String)")}`;
  const having = filters === undefined ? "" : ` HAVING countIf(${filters}) > 0`;
  return `FROM ${from} WHERE ${within} AND ${by} != ''${some} GROUP BY ${by}${having}`;
}

/** The aggregate that is sorted by, as a column, and the order. */
function readSort({ sortable, columns }: GroupShape<string>, sort_by: string): { sorted: string; order: string } {
  const descending = sort_by.startsWith("-");
  const name = descending ? sort_by.slice(1) : sort_by;
  if (!sortable.includes(name))
    throw new QueryError(
      "sort_by",
      `Cannot sort by "${name}". Sort by ${sortable.join(", ")}; "-" before it descends.`,
    );
  return {
    sorted: `${columns[name]} AS group_${name}`,
    order: `group_${name} ${descending ? "DESC" : "ASC"} NULLS LAST`,
  };
}
