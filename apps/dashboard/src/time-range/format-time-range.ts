import { type Reader, timeFormat } from "../format/reader.ts";
import type { TimePreset, TimeRange } from "./time-range.ts";

/** What people read for each preset. */
export const presetLabels: Record<TimePreset, string> = {
  "15m": "Last 15 minutes",
  "1h": "Last hour",
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  "90d": "Last 90 days",
  all: "All time",
};

/** Shorter ranges are told apart by their seconds. */
const short = 10 * 60_000;

const date = { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" } as const;
const toTheMinute = timeFormat(date);
const toTheSecond = timeFormat({ ...date, second: "2-digit" });

/** What people read for a time range: `Last 24 hours`, `Jan 5, 2026, 10:30 – 11:30 AM`. */
export function formatTimeRange(range: TimeRange, reader?: Reader): string {
  if (range.range !== undefined) return presetLabels[range.range];
  const [from, to] = [new Date(range.from), new Date(range.to)];
  const format = to.getTime() - from.getTime() < short ? toTheSecond : toTheMinute;
  return format(reader).formatRange(from, to);
}
