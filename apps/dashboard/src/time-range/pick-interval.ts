import type { Interval } from "../format/format-bucket.ts";
import type { ResolvedRange } from "./resolve-time-range.ts";

/** More bars than that are thinner than they are readable. */
const most = 200;

const lengths = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** The shortest buckets that cut a range into no more than 200; months where even those are more. */
export function pickInterval(range: ResolvedRange): Interval {
  const shorter = (["minute", "hour", "day"] as const).find((interval) => countBuckets(range, interval) <= most);
  return shorter ?? "month";
}

/** How many buckets the server makes of a range: they begin at full minutes, hours, days and months in UTC. */
export function countBuckets({ start_time, end_time }: ResolvedRange, interval: Interval): number {
  const [start, end] = [new Date(start_time), new Date(end_time)];
  if (interval === "month") return monthOf(end) - monthOf(start) + 1;
  const bucketOf = (time: Date) => Math.floor(time.getTime() / lengths[interval]);
  return bucketOf(end) - bucketOf(start) + 1;
}

const monthOf = (time: Date) => time.getUTCFullYear() * 12 + time.getUTCMonth();
