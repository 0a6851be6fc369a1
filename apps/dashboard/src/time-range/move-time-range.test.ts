import { expect, it } from "vitest";
import { shiftTimeRange, zoomTimeRange } from "./move-time-range.ts";
import { resolveTimeRange } from "./resolve-time-range.ts";
import type { TimeRange } from "./time-range.ts";

const now = Date.parse("2026-01-05T12:00:00.000Z");
const clock = { now };
const range: TimeRange = { from: "2026-01-05T09:00:00.000Z", to: "2026-01-05T10:00:00.000Z" };
const between = (from: string, to: string) => ({ from: `2026-01-05T${from}:00.000Z`, to: `2026-01-05T${to}:00.000Z` });

it("moves by its own length", () => {
  expect(shiftTimeRange(range, -1, clock)).toEqual(between("08:00", "09:00"));
  expect(shiftTimeRange(range, 1, clock)).toEqual(between("10:00", "11:00"));
  expect(shiftTimeRange({ range: "1h" }, -1, clock)).toEqual(between("10:00", "11:00"));
});

it("never past now", () => {
  expect(shiftTimeRange(range, 5, clock)).toEqual(between("11:00", "12:00"));
  expect(shiftTimeRange({ range: "1h" }, 1, clock)).toEqual(between("11:00", "12:00"));
  expect(zoomTimeRange({ range: "1h" }, 2, clock)).toEqual(between("10:00", "12:00"));
});

it("sees more, or closer, about the same middle", () => {
  expect(zoomTimeRange(range, 2, clock)).toEqual(between("08:30", "10:30"));
  expect(zoomTimeRange(range, 0.5, clock)).toEqual(between("09:15", "09:45"));
});

it("all is as far as it goes", () => {
  expect(shiftTimeRange({ range: "all" }, -1, clock)).toEqual({ range: "all" });
  expect(zoomTimeRange({ range: "all" }, 2, clock)).toEqual({ range: "all" });
  const oldest = Date.parse("2026-01-05T08:00:00.000Z");
  expect(zoomTimeRange({ range: "all" }, 0.5, { now, oldest })).toEqual(between("09:00", "11:00"));
});

it("stays a range, however often it is moved", () => {
  for (const move of [
    (each: TimeRange) => zoomTimeRange(each, 0.1, clock),
    (each: TimeRange) => zoomTimeRange(each, 10, clock),
    (each: TimeRange) => shiftTimeRange(each, -1e9, clock),
  ]) {
    let moved: TimeRange = range;
    for (let step = 0; step < 100; step++) moved = move(moved);
    const { start_time, end_time } = resolveTimeRange(moved, clock);
    expect(Date.parse(end_time)).toBeGreaterThan(Date.parse(start_time));
  }
});
