import { expect, expectTypeOf, it } from "vitest";
import { fixedRange, parseTimeRange } from "./parse-time-range.ts";
import { timePresets, type TimeRange } from "./time-range.ts";

it.each(timePresets)("reads the preset %s", (range) => {
  expect(parseTimeRange({ range })).toEqual({ range });
});

it("reads two moments, in any order and any zone, before the preset", () => {
  const range = { from: "2026-01-05T09:00:00.000Z", to: "2026-01-05T10:30:00.000Z" };
  expect(parseTimeRange({ ...range, range: "7d" })).toEqual(range);
  expect(parseTimeRange({ from: range.to, to: range.from })).toEqual(range);
  expect(parseTimeRange({ from: "2026-01-05T10:00:00+01:00", to: "2026-01-05T10:30Z" })).toEqual(range);
  expect(parseTimeRange(parseTimeRange(range))).toEqual(range);
});

it.each([
  {},
  { range: "5y" },
  { range: "constructor" },
  { range: ["24h"] },
  { range: null },
  { from: "2026-01-05" },
  { from: "2026-01-05", to: "yesterday" },
  { from: "2026-01-05", to: "2026-01-05" },
  { from: "2026-99-99", to: "2026-01-05" },
  { from: "2026-01-04", to: "2026-01-05 noon" },
  { from: 0, to: 1 },
  { from: { $gt: "" }, to: Symbol("x") },
  { from: "0000-01-01", to: "9999-12-31" },
  { from: "+275760-09-13", to: "2026-01-05" },
])("takes %o for the default", (search) => {
  expect(parseTimeRange(search)).toEqual({ range: "24h" });
  expect(parseTimeRange(search, { range: "1h" })).toEqual({ range: "1h" });
});

it("keeps a preset beside moments that make no sense", () => {
  expect(parseTimeRange({ range: "7d", from: "x", to: "y" })).toEqual({ range: "7d" });
});

it("makes a range of a selection, whichever way it was drawn", () => {
  const range = { from: "1970-01-01T00:00:01.000Z", to: "1970-01-01T00:00:02.000Z" };
  expect(fixedRange(2000.4, 999.6)).toEqual(range);
  expect(fixedRange(-5, 1e300)).toEqual({ from: "1970-01-01T00:00:00.000Z", to: "2090-01-01T00:00:00.000Z" });
  expect(parseTimeRange(fixedRange(1000, 1000))).toEqual({ ...range, to: "1970-01-01T00:00:01.001Z" });
});

it("is what an address carries", () => {
  expectTypeOf<{ range: "24h" }>().toExtend<TimeRange>();
  // @ts-expect-error -- a range either moves with the time or stays
  expectTypeOf<{ range: "24h"; from: string; to: string }>().toExtend<TimeRange>();
});
