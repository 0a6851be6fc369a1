import type { Span } from "@kai/client/api";
import { spanTime } from "./span-time.ts";

/**
 * The spans that decided how long a trace took: from its end back to its start, each time the one that ended last before the next
 * began, and the same within it.
 */
export function criticalPath(tree: readonly Span[]): Set<string> {
  const found = new Set<string>();
  // What outlives its parent counts until the parent's end: nobody waited for the rest.
  const walk = (spans: readonly Span[], limit: number) => {
    const latestFirst = spans
      .map((span) => ({ span, ...spanTime(span) }))
      .filter(({ start }) => start < limit)
      .map((each) => ({ ...each, end: Math.min(each.end, limit) }))
      .toSorted((a, b) => b.end - a.end || a.start - b.start);
    let until = limit;
    for (const { span, start, end } of latestFirst) {
      if (end > until) continue;
      found.add(span.unique_id);
      walk(span.children, end);
      until = start;
    }
  };
  walk(tree, Number.POSITIVE_INFINITY);
  return found;
}
