import { expect, it } from "vitest";
import { formatTimeRange } from "./format-time-range.ts";
import { timePresets } from "./time-range.ts";

const reader = { locale: "en-GB", timeZone: "Europe/Berlin" };
/** Which spaces stand around the dash differs from one version of the language data to the next. */
const read = (from: string, to: string) => formatTimeRange({ from, to }, reader).replaceAll(/\s*–\s*/g, " – ");

it("presets", () => {
  expect(timePresets.map((range) => formatTimeRange({ range }))).toEqual([
    "Last 15 minutes",
    "Last hour",
    "Last 24 hours",
    "Last 7 days",
    "Last 30 days",
    "Last 90 days",
    "All time",
  ]);
});

it("moments, without saying twice what they share", () => {
  expect(read("2026-01-05T09:30:00Z", "2026-01-05T10:30:00Z")).toBe("5 Jan 2026, 10:30 – 11:30");
  expect(read("2026-01-05T09:30:00Z", "2026-01-05T09:30:20Z")).toBe("5 Jan 2026, 10:30:00 – 10:30:20");
  expect(read("2026-01-05T09:30:00Z", "2026-01-06T09:30:00Z")).toBe("5 Jan 2026, 10:30 – 6 Jan 2026, 10:30");
});

it("the reader's clock, on both sides of the end of summer time", () => {
  expect(read("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z")).toBe("25 Oct 2026, 00:00 – 26 Oct 2026, 00:00");
});
