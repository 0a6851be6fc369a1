import { expect, it } from "vitest";
import type { ChartData } from "./chart-data.ts";
import { chartSummary } from "./chart-summary.ts";

const reader = { locale: "en-GB", timeZone: "UTC" };
const data: ChartData = {
  unit: "count",
  interval: "day",
  buckets: ["2026-01-05T00:00:00.000Z", "2026-01-06T00:00:00.000Z"],
  series: [
    { id: "a", label: "gpt-4o", values: [1000, 234], color: "chart-1" },
    { id: "b", label: "none", values: [null, null], color: "chart-2" },
  ],
};

it("says what bars come to, and when they are highest", () => {
  expect(chartSummary(data, "bars", reader)).toBe(
    "From 5 Jan 2026 to 6 Jan 2026. gpt-4o: 1,234 in all, at most 1,000, 5 Jan 2026. none: nothing known.",
  );
});

it("says between what lines are, and that there is nothing", () => {
  expect(chartSummary({ ...data, unit: "seconds" }, "lines", reader)).toContain("gpt-4o: at least 3 min 54 s, at most");
  expect(chartSummary({ ...data, buckets: [] }, "lines", reader)).toBe("No data.");
});
