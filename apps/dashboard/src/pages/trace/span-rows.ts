import type { Span } from "@kai/client/api";
import { type Interval, type SpanTime, spanTime } from "./span-time.ts";

/** One line of a trace: a span, where it stands in the tree, and where its bar stands in the time that is shown. */
export interface SpanRow {
  span: Span;
  time: SpanTime;
  /** From 1. */
  level: number;
  /** The row of the span that caused it. */
  parent: number | undefined;
  /** Which of its parent's children it is, from 1, and of how many. */
  position: number;
  siblings: number;
  /** Spans below it, at any depth. */
  descendants: number;
  expanded: boolean;
  /** Begin and length of its bar, as shares of the time that is shown; what lies outside of it is cut off. */
  offset: number;
  width: number;
  /** The span that it names as its parent is not the one that it stands below. */
  strayed: boolean;
}

interface View {
  /** Logs of the spans whose children are not shown. */
  collapsed: ReadonlySet<string>;
  /** The time that is shown. */
  window: Interval;
}

/** The tree line by line, from the top. */
export function spanRows(tree: readonly Span[], { collapsed, window }: View): SpanRow[] {
  const rows: SpanRow[] = [];
  const length = window.end - window.start;
  const share = (time: number) => (length > 0 ? Math.max(0, Math.min(1, (time - window.start) / length)) : 0);
  const add = (spans: readonly Span[], level: number, parent: number | undefined) => {
    const above = parent === undefined ? null : rows[parent]!.span.span_unique_id;
    for (const [index, span] of spans.entries()) {
      const time = spanTime(span);
      const offset = share(time.start);
      const expanded = !collapsed.has(span.unique_id);
      const row = rows.length;
      rows.push({
        span,
        time,
        level,
        parent,
        position: index + 1,
        siblings: spans.length,
        descendants: countBelow(span),
        expanded,
        offset,
        width: share(time.end) - offset,
        strayed: span.span_parent_id !== null && span.span_parent_id !== above,
      });
      if (expanded) add(span.children, level + 1, row);
    }
  };
  add(tree, 1, undefined);
  return rows;
}

/** From the first begin to the last end of all spans. */
export function wholeTime(tree: readonly Span[]): Interval {
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const span of allSpans(tree)) {
    const time = spanTime(span);
    start = Math.min(start, time.start);
    end = Math.max(end, time.end);
  }
  return start <= end ? { start, end } : { start: 0, end: 0 };
}

/** Every span, each before its children. */
export function* allSpans(tree: readonly Span[]): Generator<Span> {
  for (const span of tree) {
    yield span;
    yield* allSpans(span.children);
  }
}

/** The spans from the top down to the one of a log, itself included; empty when it is not there. */
export function pathTo(tree: readonly Span[], uniqueId: string): Span[] {
  for (const span of tree) {
    if (span.unique_id === uniqueId) return [span];
    const below = pathTo(span.children, uniqueId);
    if (below.length > 0) return [span, ...below];
  }
  return [];
}

const counted = new WeakMap<Span, number>();

function countBelow(span: Span): number {
  let count = counted.get(span);
  if (count === undefined) {
    count = span.children.reduce((sum, child) => sum + 1 + countBelow(child), 0);
    counted.set(span, count);
  }
  return count;
}
