import { describe, expect, it } from "vitest";
import { type SpanNode, spanTree } from "./span-tree.ts";
import type { Span } from "./spans.ts";

const span = (
  span_unique_id: string | null,
  span_parent_id: string | null = null,
  unique_id = span_unique_id ?? "",
): Span => ({ unique_id, span_unique_id, span_parent_id }) as Span;

/** `a(b c(d))` */
const written = (nodes: readonly SpanNode[]): string =>
  nodes.map(({ unique_id, children }) => unique_id + (children.length > 0 ? `(${written(children)})` : "")).join(" ");

describe("a tree of spans", () => {
  it.each<[string, Span[], string]>([
    ["puts children under their parents", [span("a"), span("b", "a"), span("c", "b"), span("d", "a")], "a(b(c) d)"],
    ["takes children that came first", [span("c", "b"), span("b", "a"), span("a")], "a(b(c))"],
    ["has several roots, orphans among them", [span("a"), span("b", "lost"), span("c")], "a b c"],
    ["opens a circle at its earliest", [span("x", "b"), span("a", "c"), span("b", "a"), span("c", "b")], "a(b(x c))"],
    ["opens a span that is its own parent", [span("a", "a"), span("b", "a")], "a(b)"],
    ["keeps spans of the same id", [span("a", null, "1"), span("a", null, "2"), span("b", "a")], "1(b) 2"],
    ["keeps spans of the same id under each other", [span("a", null, "1"), span("a", "a", "2")], "1(2)"],
    ["keeps spans without an id", [span("a"), span(null, "a", "1"), span(null, null, "2")], "a(1) 2"],
    ["of nothing is empty", [], ""],
  ])("%s", (_, spans, tree) => {
    expect(written(spanTree(spans))).toBe(tree);
  });

  it("of a long chain loses no span and stays shallow", () => {
    const chain = Array.from({ length: 5000 }, (_, index) => span(`s${index}`, index > 0 ? `s${index - 1}` : null));
    const tree = spanTree(chain);
    const text = JSON.stringify(tree);
    for (const { unique_id } of chain) expect(text.includes(`"unique_id":"${unique_id}"`)).toBe(true);
    let depth = 0;
    for (let level: SpanNode[] = tree; level.length > 0; level = level.flatMap(({ children }) => children)) depth++;
    expect(depth).toBe(200);
  });
});
