import type { Interval } from "../format/format-bucket.ts";
import { type Reader, timeFormat } from "../format/reader.ts";

/** Where the axis of time says when it is. */
export interface AxisTick {
  /** In milliseconds. */
  at: number;
  label: string;
}

/** Steps that people count in, in buckets. */
const steps: Record<Interval, readonly number[]> = {
  minute: [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440],
  hour: [1, 2, 3, 6, 12, 24, 48, 96, 168],
  day: [1, 2, 7, 14, 28, 56, 112],
  month: [1, 2, 3, 6, 12, 24, 60],
};

const clock = timeFormat({ hour: "2-digit", minute: "2-digit" });
const date = timeFormat({ month: "short", day: "numeric" });
const dateInUtc = timeFormat({ month: "short", day: "numeric", timeZone: "UTC" });
const month = timeFormat({ month: "short", year: "numeric", timeZone: "UTC" });
const wallClock = timeFormat({ hour: "numeric", minute: "numeric", hourCycle: "h23" });

/** Chooses at most `most` of the buckets to be named, at round times of the reader's clock where they are shorter than a day; midnight by its date. */
export function axisTicks(
  starts: readonly number[],
  { interval, most, reader }: { interval: Interval; most: number; reader?: Reader },
): AxisTick[] {
  const step = steps[interval].find((step) => starts.length / step <= Math.max(most, 1)) ?? steps[interval].at(-1)!;
  if (interval === "day" || interval === "month") {
    const format = interval === "day" ? dateInUtc(reader) : month(reader);
    return starts.filter((_, index) => index % step === 0).map((at) => ({ at, label: format.format(at) }));
  }
  const minutes = interval === "minute" ? step : step * 60;
  const days = Math.max(minutes / 1440, 1);
  const named = starts.filter((at) => minutesOfDay(at, reader) % Math.min(minutes, 1440) === 0);
  const round = minutes > 1440 ? named.filter((_, index) => index % days === 0) : named;
  return (round.length > 0 ? round : starts.slice(0, 1)).map((at) => ({
    at,
    label: (minutesOfDay(at, reader) === 0 ? date : clock)(reader).format(at),
  }));
}

function minutesOfDay(at: number, reader?: Reader): number {
  const parts = wallClock({ ...reader, locale: "en" }).formatToParts(at);
  const of = (type: "hour" | "minute") => Number(parts.find((part) => part.type === type)!.value);
  return of("hour") * 60 + of("minute");
}
