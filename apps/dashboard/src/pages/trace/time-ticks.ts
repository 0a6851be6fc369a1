import type { Interval } from "./span-time.ts";

/** One mark of a time axis. */
export interface TimeTick {
  /** Where it stands, as a share of the time that is shown. */
  at: number;
  /** Milliseconds since the trace began. */
  elapsed: number;
}

const [second, minute, hour] = [1000, 60_000, 3_600_000];
const longSteps = [15, 30, 60]
  .map((seconds) => seconds * second)
  .concat(
    [2, 5, 10, 15, 30, 60].map((minutes) => minutes * minute),
    [2, 6, 12, 24].map((hours) => hours * hour),
  );

/** Round times since the trace's begin within what is shown, at most so many. */
export function timeTicks(origin: number, { start, end }: Interval, most = 6): TimeTick[] {
  const length = end - start;
  // Below a microsecond, times as numbers are not exact any more.
  if (length < 0.001) return [{ at: 0, elapsed: start - origin }];
  const step = roundStep(length / most);
  const first = Math.ceil((start - origin) / step);
  const last = Math.floor((end - origin) / step);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const elapsed = (first + index) * step;
    return { at: (origin + elapsed - start) / length, elapsed };
  });
}

/** The next round length of time: 1, 2 or 5 with zeros up to ten seconds, then parts of minutes, hours and days. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const decimal = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least)!;
  if (decimal <= 10 * second) return decimal;
  return longSteps.find((step) => step >= least) ?? Math.ceil(least / (24 * hour)) * 24 * hour;
}
