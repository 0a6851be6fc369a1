import type { Span } from "@kai/client/api";
import { millisecondsOf } from "../../format/format-time.ts";

/** From when to when, in milliseconds since 1970. */
export interface Interval {
  start: number;
  end: number;
}

/** When a span ran, and what of it is not as it should be. */
export interface SpanTime extends Interval {
  /**
   * `start`: when it began is reckoned from its end and how long it took. `moment`: when it began and how long it took are not
   * known. `clock`: it ended before it began, by its own clock.
   */
  doubt?: "start" | "moment" | "clock";
}

/** How long it took comes before when it ended: it was measured by a clock that nobody sets. */
export function spanTime({ start_time, timestamp, latency }: Span): SpanTime {
  const end = millisecondsOf(timestamp) ?? 0;
  const start = millisecondsOf(start_time);
  const length = latency === null || latency < 0 ? undefined : latency * 1000;
  if (length === undefined && (start ?? end) === end) return { start: end, end, doubt: "moment" };
  if (start === undefined) return { start: end - (length ?? 0), end, doubt: "start" };
  return { start, end: start + (length ?? Math.max(0, end - start)), ...(end < start && { doubt: "clock" }) };
}
