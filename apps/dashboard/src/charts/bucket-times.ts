import type { Interval } from "../format/format-bucket.ts";

const lengths = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Where the buckets of a chart begin, and where the last of them ends, in milliseconds: one number more than there are buckets. */
export function bucketTimes(buckets: readonly string[], interval: Interval): number[] {
  const starts = buckets.map((start) => Date.parse(start));
  const last = starts.at(-1);
  if (last === undefined) return [];
  if (interval !== "month") return [...starts, last + lengths[interval]];
  const month = new Date(last);
  return [...starts, Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1)];
}
