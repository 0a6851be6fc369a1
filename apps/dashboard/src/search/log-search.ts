import type { LogFilter } from "@kai/client";
import { type EnvironmentSearch, environmentParams } from "../app/environment.ts";
import { parseTimeRange } from "../time-range/parse-time-range.ts";
import { type Clock, type ResolvedRange, resolveTimeRange } from "../time-range/resolve-time-range.ts";
import { defaultTimeRange, type TimePreset, type TimeRange } from "../time-range/time-range.ts";
import { type Condition, readConditions, toFilters } from "./conditions.ts";

/** Which logs an address means. Pages that are about logs have these parameters, so that one can lead to another with its question. */
export interface LogSearch extends EnvironmentSearch {
  filters?: Condition[];
  /** Words that input or output hold. */
  q?: string;
  /** A time range that moves with the time. @default "24h", when `from` and `to` are absent too */
  range?: TimePreset;
  /** A time range that stays, ISO 8601. */
  from?: string;
  to?: string;
}

/** Reads which logs an address means; the defaults are left out, and so is what makes no sense. */
export function readLogSearch(search: Record<string, unknown>): LogSearch {
  const filters = readConditions(search["filters"]);
  return {
    ...(filters.length > 0 && { filters }),
    // The router reads `?q=42` as a number.
    ...(["string", "number", "boolean"].includes(typeof search["q"]) &&
      search["q"] !== "" && { q: String(search["q"]) }),
    ...timeSearch(parseTimeRange(search)),
  };
}

/** How an address carries a time range, to be merged into the rest of it. */
function timeSearch(range: TimeRange): Pick<LogSearch, "range" | "from" | "to"> {
  return range.range === defaultTimeRange.range ? {} : range;
}

/** The same for going from one range to another: the keys of the old one are emptied. */
export const changeTime = (range: TimeRange): Pick<LogSearch, "range" | "from" | "to"> => ({
  range: undefined,
  from: undefined,
  to: undefined,
  ...timeSearch(range),
});

/** What every question about logs takes. */
export interface Selection extends ResolvedRange {
  environment?: string;
  all_envs?: boolean;
  filters: Record<string, LogFilter[]>;
}

/** Parameters of every question about logs. Presets end now: call it when asking, and let the query's key hold the search. */
export function toSelection(search: LogSearch, clock?: Clock): Selection {
  return {
    ...environmentParams(search),
    ...resolveTimeRange(parseTimeRange(search), clock),
    filters: toFilters(search.filters ?? [], search.q),
  };
}

/** What of an address says which logs are meant: to lead elsewhere with the same question, or to be the key of a query. */
export function logSearchOf({ env, filters, q, range, from, to }: LogSearch): LogSearch {
  return { env, filters, q, range, from, to };
}
