import type uPlot from "uplot";
import type { ChartData, ChartSeries } from "./chart-data.ts";
import { stack } from "./stack.ts";

/** What is handed to the drawing library, and which series is which. */
export interface PlotRows {
  data: uPlot.AlignedData;
  /** In the order in which they are drawn: the parts of bars from the top, since each covers what is below its end. */
  drawn: readonly ChartSeries[];
}

/** Puts numbers where they are drawn: in the middle of their bucket. */
export function plotRows(
  { series }: ChartData,
  { shape, times }: { shape: "bars" | "lines"; times: readonly number[] },
): PlotRows {
  const middles = times.slice(0, -1).map((start, bucket) => (start + times[bucket + 1]!) / 2);
  if (shape === "lines") return { data: [middles, ...series.map(({ values }) => [...values])], drawn: series };
  const tops = stack(series.map(({ values }) => values));
  return { data: [middles, ...tops.toReversed()], drawn: series.toReversed() };
}
