import { fixedRange } from "./parse-time-range.ts";
import { type Clock, momentsOf } from "./resolve-time-range.ts";
import type { TimeRange } from "./time-range.ts";

/** The range before (-1), the one after (1), each as long as this one; nothing comes after now. */
export function shiftTimeRange(range: TimeRange, steps: number, clock: Clock = {}): TimeRange {
  if (range.range === "all") return range;
  const [start, end] = momentsOf(range, clock);
  const length = end - start;
  return endingBy(end + steps * length, length, clock);
}

/** A range that is `factor` times as long, about the same middle where now allows: 2 sees more, 0.5 sees closer. */
export function zoomTimeRange(range: TimeRange, factor: number, clock: Clock = {}): TimeRange {
  if (range.range === "all" && factor >= 1) return range;
  const [start, end] = momentsOf(range, clock);
  const length = (end - start) * factor;
  return endingBy((start + end + length) / 2, length, clock);
}

function endingBy(end: number, length: number, { now = Date.now() }: Clock): TimeRange {
  const to = Math.min(end, now);
  return fixedRange(to - length, to);
}
