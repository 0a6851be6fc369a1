import type { ApiAnswer } from "@kai/client/api";
import { absent } from "./absent.ts";
import { type Moment, millisecondsOf } from "./format-time.ts";
import { type Reader, timeFormat } from "./reader.ts";

/** Length of the buckets of a chart. */
export type Interval = Exclude<ApiAnswer<"readMetrics">["interval"], "none">;

const date = { month: "short", day: "numeric" } as const;
const toTheMinute = timeFormat({ ...date, hour: "2-digit", minute: "2-digit" });

/** Days and months begin in UTC, whatever the reader's zone: there they would be told by the date before. */
const formats: Record<Interval, (reader?: Reader) => Intl.DateTimeFormat> = {
  minute: toTheMinute,
  hour: toTheMinute,
  day: timeFormat({ ...date, year: "numeric", timeZone: "UTC" }),
  month: timeFormat({ month: "long", year: "numeric", timeZone: "UTC" }),
};

/** What a bucket of a chart is called by when it starts: `Jan 5, 10:30 AM`, `Jan 5, 2026`, `January 2026`. */
export function formatBucket(start: Moment, interval: Interval, reader?: Reader): string {
  const time = millisecondsOf(start);
  return time === undefined ? absent : formats[interval](reader).format(time);
}
