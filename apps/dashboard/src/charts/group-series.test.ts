import { expect, it } from "vitest";
import { groupLabel, groupSeries } from "./group-series.ts";
import type { Metrics } from "./metrics.ts";

const answer = (...groups: [Metrics["groups"][number]["key"], number[]][]): Metrics => ({
  interval: "hour",
  buckets: [],
  total: {},
  series: {},
  groups: groups.map(([key, requests]) => ({ key, total: {}, series: { requests } })),
  current_filters: {},
});

it("makes a series of each group that has any of it, named by its place in the answer", () => {
  const series = groupSeries(answer([{ model: "a" }, [1, 0]], [{ model: "b" }, [0, 0]], [null, [2, 2]]), "requests");
  expect(series).toEqual([
    { id: "0", label: "a", values: [1, 0], color: "chart-1" },
    { id: "2", label: "Others", values: [2, 2], color: "chart-other" },
  ]);
});

it("gives the ways that calls end the colours that say so, whatever their place", () => {
  const colors = groupSeries(answer([{ status: "error" }, [1]], [{ status: "success" }, [1]]), "requests");
  expect(colors.map(({ color }) => color)).toEqual(["danger", "success"]);
});

it("keeps the colours of the chart beside it, and gives others what is free", () => {
  const beside = answer([{ model: "a" }, [1]], [{ model: "b" }, [1]], [{ model: "c" }, [1]]);
  const series = groupSeries(
    answer([{ model: "x" }, [1]], [{ model: "c" }, [1]], [{ model: "y" }, [1]], [{ model: "a" }, [1]]),
    "requests",
    beside,
  );
  expect(series.map(({ label, color }) => [label, color])).toEqual([
    ["x", "chart-2"],
    ["c", "chart-3"],
    ["y", "chart-4"],
    ["a", "chart-1"],
  ]);
});

it("says what is not known", () => {
  expect(groupLabel({ key: { status_code: "429", model: null }, total: {}, series: {} })).toBe("429 · No model");
  expect(groupLabel({ key: { metadata__plan: null }, total: {}, series: {} })).toBe("No plan");
});
