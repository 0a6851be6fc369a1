import { expect, it } from "vitest";
import { countBuckets, pickInterval } from "./pick-interval.ts";
import { resolveTimeRange } from "./resolve-time-range.ts";
import { timePresets } from "./time-range.ts";

const now = Date.parse("2026-10-25T12:34:56.789Z");

it("presets", () => {
  const oldest = Date.parse("2023-01-01T00:00:00Z");
  const picked = timePresets.map((range) => pickInterval(resolveTimeRange({ range }, { now, oldest })));
  expect(picked).toEqual(["minute", "minute", "hour", "hour", "day", "day", "month"]);
});

it("never makes more than 200 buckets of sixteen years or less", () => {
  for (let length = 1000; length < 16 * 365 * 86_400_000; length *= 1.37) {
    const range = { start_time: new Date(now - length).toISOString(), end_time: new Date(now).toISOString() };
    const count = countBuckets(range, pickInterval(range));
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(200);
  }
});

it("counts the buckets that a range begins and ends within", () => {
  const range = { start_time: "2026-01-31T23:59:59.999Z", end_time: "2026-02-01T00:00:00.000Z" };
  for (const interval of ["minute", "hour", "day", "month"] as const) expect(countBuckets(range, interval)).toBe(2);
});
