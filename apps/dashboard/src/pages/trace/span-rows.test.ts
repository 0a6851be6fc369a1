import type { Span } from "@kai/client/api";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allSpans, pathTo, spanRows, wholeTime } from "./span-rows.ts";
import { testSpan } from "./test-span.ts";

const tree = [
  testSpan("root", [0, 1000], {
    children: [
      testSpan("plan", [0, 400], { children: [testSpan("call", [100, 300])] }),
      testSpan("answer", [400, 1000]),
    ],
  }),
  testSpan("orphan", [500, 600], { span_parent_id: "lost" }),
];
const none: ReadonlySet<string> = new Set();
const shown = (collapsed: ReadonlySet<string> = none, window = wholeTime(tree)) =>
  spanRows(tree, { collapsed, window });

describe("spanRows", () => {
  it("lays the tree out line by line", () => {
    expect(
      shown().map(({ span, level, parent, position, siblings }) => [span.unique_id, level, parent, position, siblings]),
    ).toEqual([
      ["root", 1, undefined, 1, 2],
      ["plan", 2, 0, 1, 2],
      ["call", 3, 1, 1, 1],
      ["answer", 2, 0, 2, 2],
      ["orphan", 1, undefined, 2, 2],
    ]);
    expect(shown().map(({ offset, width }) => [offset, width])).toEqual([
      [0, 1],
      [0, 0.4],
      [0.1, expect.closeTo(0.2)],
      [0.4, 0.6],
      [0.5, expect.closeTo(0.1)],
    ]);
  });

  it("counts what a collapsed span hides", () => {
    const rows = shown(new Set(["root"]));
    expect(rows.map(({ span, descendants, expanded }) => [span.unique_id, descendants, expanded])).toEqual([
      ["root", 3, false],
      ["orphan", 0, true],
    ]);
  });

  it("names those whose parent is not there", () => {
    expect(
      shown()
        .filter(({ strayed }) => strayed)
        .map(({ span }) => span.unique_id),
    ).toEqual(["orphan"]);
  });

  it("cuts bars off where the shown time ends", () => {
    const { start } = wholeTime(tree);
    const rows = shown(none, { start: start + 200, end: start + 400 });
    expect(rows.map(({ offset, width }) => [offset, width])).toEqual([
      [0, 1],
      [0, 1],
      [0, 0.5],
      [1, 0],
      [1, 0],
    ]);
  });

  it("shows a trace of no length", () => {
    const moment = [testSpan("a", [5, 5])];
    expect(spanRows(moment, { collapsed: none, window: wholeTime(moment) })).toMatchObject([{ offset: 0, width: 0 }]);
    expect(wholeTime([])).toEqual({ start: 0, end: 0 });
  });

  it("holds every span once and every bar within the shown time, whatever the tree and the clocks", () => {
    const { tree: anyTree } = fc.letrec<{ tree: Span[]; span: Span }>((tie) => ({
      tree: fc.array(tie("span"), { maxLength: 4, depthIdentifier: "tree" }),
      span: fc
        .record({
          id: fc.uuid(),
          from: fc.integer({ min: -1e6, max: 1e6 }),
          to: fc.integer({ min: -1e6, max: 1e6 }),
          start_time: fc.constantFrom(null, undefined),
          latency: fc.option(fc.double({ min: -10, max: 1e5, noNaN: true })),
          children: fc.oneof({ depthIdentifier: "tree", maxDepth: 5 }, fc.constant<Span[]>([]), tie("tree")),
        })
        .map(({ id, from, to, start_time, latency, children }) =>
          testSpan(id, [from, to], { latency, children, ...(start_time === null && { start_time }) }),
        ),
    }));
    fc.assert(
      fc.property(anyTree, fc.integer({ min: 1, max: 5 }), (spans, every) => {
        const all = [...allSpans(spans)];
        const rows = spanRows(spans, { collapsed: none, window: wholeTime(spans) });
        expect(rows.map(({ span }) => span.unique_id)).toEqual(all.map(({ unique_id }) => unique_id));
        for (const { offset, width, level, parent } of rows) {
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(width).toBeGreaterThanOrEqual(0);
          expect(offset + width).toBeLessThanOrEqual(1.000001);
          expect(level).toBe(parent === undefined ? 1 : rows[parent]!.level + 1);
        }
        const collapsed = new Set(all.filter((_, index) => index % every === 0).map(({ unique_id }) => unique_id));
        const fewer = spanRows(spans, { collapsed, window: wholeTime(spans) });
        const hidden = fewer.reduce((sum, { expanded, descendants }) => sum + (expanded ? 0 : descendants), 0);
        expect(fewer.length + hidden).toBe(all.length);
      }),
    );
  });
});

it("pathTo leads down to a span", () => {
  expect(pathTo(tree, "call").map(({ unique_id }) => unique_id)).toEqual(["root", "plan", "call"]);
  expect(pathTo(tree, "nowhere")).toEqual([]);
});
