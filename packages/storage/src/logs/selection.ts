import { EngineError } from "../engine-error.ts";
import { compileFilters } from "../filters/compile-filters.ts";
import type { Filters } from "../filters/read-filters.ts";
import { FilterError, QueryError } from "../query-error.ts";
import type { SqlParams } from "../sql-params.ts";
import { timeParameter } from "../times.ts";

/** Which logs of a project are meant. */
export interface LogSelection {
  project_id: string;
  /** Earliest `timestamp`, ISO 8601. */
  start_time?: string;
  /** Latest `timestamp`, ISO 8601. */
  end_time?: string;
  environment?: string;
  filters?: Filters;
}

/**
 * The condition that selects the logs.
 *
 * @throws FilterError, QueryError
 */
export function selectionSql(selection: LogSelection, params: SqlParams): string {
  const { bind } = params;
  const all = [`project_id = ${bind(selection.project_id, "String")}`];
  const time = (name: "start_time" | "end_time", comparison: string) => {
    const given = selection[name];
    if (given === undefined) return;
    const moment = timeParameter(given);
    if (moment === undefined) throw new QueryError(name, `${name} must be an ISO 8601 time; it is "${given}".`);
    all.push(`timestamp ${comparison} ${bind(moment, "DateTime64(6, 'UTC')")}`);
  };
  time("start_time", ">=");
  time("end_time", "<=");
  if (selection.environment !== undefined) all.push(`environment = ${bind(selection.environment, "String")}`);
  const filters = selection.filters && compileFilters(selection.filters, params);
  if (filters !== undefined) all.push(`(${filters})`);
  return all.join(" AND ");
}

/** ClickHouse's codes for what only the asker can mend. */
const cannotCompileRegexp = 427;
const badPattern = 25;
const tooDeep: ReadonlySet<number | undefined> = new Set([167, 306]);
const tooManyBytes = 396;

/** Turns what an engine says of a question that its asker can mend into words for the asker. */
export function asQueryError(error: unknown, { filters }: LogSelection): unknown {
  if (!(error instanceof EngineError)) return error;
  const field = Object.keys(filters?.filters ?? {}).join(", ");
  if (error.code === cannotCompileRegexp) {
    return new FilterError(field, `${field}: the regular expression is not valid RE2.`, { cause: error });
  }
  if (error.code === badPattern) {
    return new FilterError(field, `${field}: the pattern of ilike must not end in a backslash.`, { cause: error });
  }
  if (tooDeep.has(error.code)) {
    return new FilterError("filters", "The filters change between AND and OR too often.", { cause: error });
  }
  if (error.code === tooManyBytes) {
    return new QueryError("page_size", "The page is too large. Ask for fewer logs, or for fewer fields.", {
      cause: error,
    });
  }
  return error;
}
