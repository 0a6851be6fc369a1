import { expect, it } from "vitest";
import { axisTicks } from "./axis-ticks.ts";

const reader = { locale: "en-GB", timeZone: "Asia/Kolkata" };
const from = Date.parse("2026-01-05T10:00:00Z");
const every = (milliseconds: number, count: number) =>
  Array.from({ length: count }, (_, index) => from + index * milliseconds);
const labels = (...given: Parameters<typeof axisTicks>) => axisTicks(...given).map(({ label }) => label);

it("names round times of the reader's own clock, and midnight by its date", () => {
  // 15:30 in India.
  expect(labels(every(60_000, 60), { interval: "minute", most: 6, reader })).toEqual([
    "15:30",
    "15:40",
    "15:50",
    "16:00",
    "16:10",
    "16:20",
  ]);
  expect(labels(every(60_000, 720), { interval: "minute", most: 5, reader })).toEqual([
    "18:00",
    "21:00",
    "6 Jan",
    "03:00",
  ]);
});

it("names days and months as they are in UTC", () => {
  const midnights = every(86_400_000, 5).map((time) => time - (from % 86_400_000));
  expect(
    labels(midnights, { interval: "day", most: 3, reader: { locale: "en-GB", timeZone: "America/New_York" } }),
  ).toEqual(["5 Jan", "7 Jan", "9 Jan"]);
  const months = [Date.UTC(2026, 0), Date.UTC(2026, 1)];
  expect(labels(months, { interval: "month", most: 5, reader })).toEqual(["Jan 2026", "Feb 2026"]);
});

it("says when it is even of a single bucket, and never more than fits", () => {
  expect(labels([from + 60_000], { interval: "minute", most: 6, reader })).toHaveLength(1);
  for (const most of [1, 3, 8]) {
    const ticks = axisTicks(every(3_600_000, 180), { interval: "hour", most, reader: { ...reader, timeZone: "UTC" } });
    expect(ticks.length).toBeLessThanOrEqual(most + 1);
    expect(ticks.length).toBeGreaterThan(0);
  }
});
