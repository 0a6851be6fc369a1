import type { TimePreset, TimeRange } from "./time-range.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const lengths: Record<Exclude<TimePreset, "all">, number> = {
  "15m": 15 * minute,
  "1h": hour,
  "24h": day,
  "7d": 7 * day,
  "30d": 30 * day,
  "90d": 90 * day,
};

/** What a time range is measured by. */
export interface Clock {
  /** @default Date.now() */
  now?: number | undefined;
  /** Where `all` begins, as when the oldest log is known: it spares a chart the empty years. @default 1970 */
  oldest?: number | undefined;
}

/** A time range as questions to the server carry it. */
export interface ResolvedRange {
  start_time: string;
  end_time: string;
}

/**
 * The moments of a time range. Presets end now: resolve within a query's function and let its key hold the range, or every
 * render asks anew.
 */
export function resolveTimeRange(range: TimeRange, clock: Clock = {}): ResolvedRange {
  const [start, end] = momentsOf(range, clock);
  return { start_time: new Date(start).toISOString(), end_time: new Date(end).toISOString() };
}

/** The same in milliseconds since 1970. */
export function momentsOf(
  range: TimeRange,
  { now = Date.now(), oldest = 0 }: Clock = {},
): [start: number, end: number] {
  if (range.range === undefined) return [Date.parse(range.from), Date.parse(range.to)];
  return [range.range === "all" ? Math.min(oldest, now) : now - lengths[range.range], now];
}
