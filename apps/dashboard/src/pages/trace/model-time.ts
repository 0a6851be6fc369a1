import type { Span } from "@kai/client/api";
import { type Interval, spanTime } from "./span-time.ts";
import { kindOfSpan } from "./span-kind.ts";

const known = new WeakMap<Span, readonly Interval[]>();

/** When a span, or any below it, waited for a model; what overlaps is joined. */
export function modelTime(span: Span): readonly Interval[] {
  let intervals = known.get(span);
  if (!intervals) {
    const below = span.children.flatMap(modelTime);
    intervals = joined(kindOfSpan(span) === "model" ? [spanTime(span), ...below] : below);
    known.set(span, intervals);
  }
  return intervals;
}

function joined(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const { start, end } of intervals.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}
