import { intervals } from "@kai/schema";
import { QueryError } from "../query-error.ts";
import type { SqlParams } from "../sql-params.ts";

type Interval = (typeof intervals)[number];

/** An interval, the shortest that makes few enough buckets, or none. */
export type ChosenInterval = Interval | "auto" | "none";

/** Pieces of equal length that a time range is cut into, in UTC. */
export interface Buckets {
  interval: Interval | "none";
  /** ISO 8601. */
  starts: string[];
  /** The SQL of the number, from 0, of the bucket that a log is in; undefined without buckets. */
  index: (bind: SqlParams["bind"]) => string | undefined;
}

const lengths = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
/** Most buckets of an interval that was not asked for, and of any. */
const autoCount = 180;
const mostCount = 1500;

/**
 * Cuts a time range into buckets.
 *
 * @throws QueryError when they are too many
 */
export function bucketsOf(
  { start_time, end_time }: { start_time: string; end_time: string },
  chosen: ChosenInterval,
): Buckets {
  const [start, end] = [Date.parse(start_time), Date.parse(end_time)];
  if (chosen === "none" || start > end) return { interval: "none", starts: [], index: () => undefined };
  const interval =
    chosen === "auto" ? (intervals.find((each) => countOf(each, start, end) <= autoCount) ?? "month") : chosen;
  const count = countOf(interval, start, end);
  if (count > mostCount)
    throw new QueryError("interval", `A bucket for each ${interval} makes ${count}; there can be ${mostCount}.`);
  const starts = Array.from({ length: count }, (_, index) => new Date(startOf(interval, start, index)).toISOString());
  return { interval, starts, index: (bind) => indexSql(interval, starts[0]!, bind) };
}

/** When the bucket starts that is so many after the one that holds a time. */
function startOf(interval: Interval, time: number, after: number): number {
  if (interval !== "month") {
    const length = lengths[interval];
    return (Math.floor(time / length) + after) * length;
  }
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + after, 1);
}

function countOf(interval: Interval, start: number, end: number): number {
  if (interval !== "month") {
    const length = lengths[interval];
    return Math.floor(end / length) - Math.floor(start / length) + 1;
  }
  const [from, to] = [new Date(start), new Date(end)];
  return 12 * (to.getUTCFullYear() - from.getUTCFullYear()) + to.getUTCMonth() - from.getUTCMonth() + 1;
}

function indexSql(interval: Interval, start: string, bind: SqlParams["bind"]): string {
  const first = bind(start.replace("T", " ").replace("Z", ""), "DateTime64(6, 'UTC')");
  return interval === "month"
    ? `dateDiff('month', ${first}, timestamp)`
    : `intDiv(toUnixTimestamp64Milli(timestamp) - toUnixTimestamp64Milli(${first}), ${lengths[interval]})`;
}
