import { expect, it } from "vitest";
import { resolveTimeRange } from "./resolve-time-range.ts";
import type { TimeRange } from "./time-range.ts";

const now = Date.parse("2026-01-05T10:30:00Z");

it("presets end now", () => {
  expect(resolveTimeRange({ range: "15m" }, { now })).toEqual({
    start_time: "2026-01-05T10:15:00.000Z",
    end_time: "2026-01-05T10:30:00.000Z",
  });
  const before = Date.now();
  expect(Date.parse(resolveTimeRange({ range: "1h" }).end_time)).toBeGreaterThanOrEqual(before);
});

it("all begins with the oldest log, or before any", () => {
  expect(resolveTimeRange({ range: "all" }, { now }).start_time).toBe("1970-01-01T00:00:00.000Z");
  const oldest = Date.parse("2025-01-01T00:00:00Z");
  expect(resolveTimeRange({ range: "all" }, { now, oldest }).start_time).toBe("2025-01-01T00:00:00.000Z");
  expect(resolveTimeRange({ range: "all" }, { now, oldest: now + 1 }).start_time).toBe("2026-01-05T10:30:00.000Z");
});

it("moments stay", () => {
  const range: TimeRange = { from: "2026-01-05T09:00:00.000Z", to: "2026-01-05T10:00:00.000Z" };
  expect(resolveTimeRange(range, { now })).toEqual({ start_time: range.from, end_time: range.to });
});

it.each([
  ["24h", 24],
  ["7d", 168],
] as const)("%s is %d hours, also over the end of summer time", (range, hours) => {
  const { start_time, end_time } = resolveTimeRange({ range }, { now: Date.parse("2026-10-25T12:00:00+01:00") });
  expect(Date.parse(end_time) - Date.parse(start_time)).toBe(hours * 3_600_000);
});
