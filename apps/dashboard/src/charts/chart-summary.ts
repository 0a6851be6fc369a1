import { formatBucket } from "../format/format-bucket.ts";
import type { Reader } from "../format/reader.ts";
import type { ChartData } from "./chart-data.ts";
import { unitFormats } from "./unit-format.ts";

/** What a chart shows, in a few sentences, for those who do not see it. */
export function chartSummary(
  { buckets, interval, series, unit }: ChartData,
  shape: "bars" | "lines",
  reader?: Reader,
): string {
  const first = buckets[0];
  if (first === undefined) return "No data.";
  const { full } = unitFormats[unit];
  const span = `From ${formatBucket(first, interval, reader)} to ${formatBucket(buckets.at(-1), interval, reader)}.`;
  const told = series.map(({ label, values }) => {
    const known = values.filter((value) => value !== null);
    if (known.length === 0) return `${label}: nothing known.`;
    const most = Math.max(...known);
    const peak = `at most ${full(most, reader)}, ${formatBucket(buckets[values.indexOf(most)], interval, reader)}`;
    if (shape === "bars") return `${label}: ${full(sum(known), reader)} in all, ${peak}.`;
    return `${label}: at least ${full(Math.min(...known), reader)}, ${peak}.`;
  });
  return [span, ...told].join(" ");
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
