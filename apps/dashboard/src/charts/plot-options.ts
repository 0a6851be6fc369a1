import uPlot from "uplot";
import { axisTicks } from "./axis-ticks.ts";
import { readToken } from "./chart-colors.ts";
import type { ChartData } from "./chart-data.ts";
import type { PlotPoint, PlotProps } from "./plot.tsx";
import type { PlotRows } from "./plot-rows.ts";
import { type ChartUnit, unitFormats } from "./unit-format.ts";

interface PlotSettings {
  data: ChartData;
  shape: PlotProps["shape"];
  times: readonly number[];
  rows: PlotRows;
  size: { width: number; height: number };
  isZoomable: boolean;
  point: PlotProps["onPoint"];
  area: PlotProps["onArea"];
  choose: PlotProps["onChoose"];
  select: (first: number, last: number) => void;
}

/** Pixels that a label of the axis of time needs. */
const TICK_WIDTH = 60;
/** Pixels that the pointer moves before a press is a selection. */
const DRAG_DISTANCE = 8;

const wholeSteps = Array.from({ length: 15 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat();

/** How a chart is drawn, and what it tells of the pointer. */
export function plotOptions({ data, shape, times, rows, size, isZoomable, ...tell }: PlotSettings): uPlot.Options {
  let hasZoomed = false;
  let isTouched = false;
  const last = times.length - 2;
  const font = `11px ${getComputedStyle(document.body).fontFamily}`;
  const axis = { stroke: readToken("muted-foreground"), font, ticks: { show: false } };
  return {
    ...size,
    padding: [12, 8, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      points: { show: shape === "lines", size: 7 },
      drag: {
        x: isZoomable,
        y: false,
        setScale: false,
        dist: DRAG_DISTANCE,
        // Keeps the click that ends a selection from opening what is there.
        click(_, event) {
          if (hasZoomed) event.stopPropagation();
          hasZoomed = false;
        },
      },
    },
    scales: {
      x: { time: false, range: [times[0]!, times.at(-1)!] },
      y: { range: (_, __, most) => [0, heightOf(most, data.unit)] },
    },
    series: [{}, ...rows.drawn.map(({ color }) => seriesOptions(readToken(color), shape))],
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 26,
        splits: (plot) => ticksOf(plot, times, data).map(({ at }) => at),
        values: (plot) => ticksOf(plot, times, data).map(({ label }) => label),
      },
      {
        ...axis,
        grid: { stroke: readToken("border"), width: 1 },
        size: (_, labels) => 14 + 6.3 * Math.max(3, ...(labels ?? []).map((label) => label.length)),
        space: 36,
        ...(data.unit === "count" && { incrs: wholeSteps }),
        values: (_, splits) => splits.map((value) => unitFormats[data.unit].compact(value)),
      },
    ],
    hooks: {
      init: [
        (plot) => {
          plot.over.addEventListener("pointerdown", ({ pointerType }) => (isTouched = pointerType === "touch"));
          let touched: number | undefined;
          plot.over.addEventListener("click", ({ offsetX }) => {
            const at = pointOf(plot, rows, shape) ?? { bucket: plot.posToIdx(offsetX) };
            // A finger has no hover: its first touch shows what is there, the second opens it.
            if (isTouched && touched !== at.bucket) tell.point(at);
            else tell.choose(at);
            touched = at.bucket;
          });
        },
      ],
      drawAxes: [(plot) => tell.area({ left: plot.over.offsetLeft, width: plot.over.offsetWidth })],
      setCursor: [
        (plot) => {
          const at = pointOf(plot, rows, shape);
          // A finger that is lifted leaves what it touched as it is.
          if (at || !isTouched) tell.point(at);
        },
      ],
      setSelect: [
        (plot) => {
          const { left, width } = plot.select;
          if (width < DRAG_DISTANCE) return;
          hasZoomed = true;
          const bucketAt = (x: number) => times.findLastIndex((start) => start <= plot.posToVal(x, "x"));
          tell.select(Math.max(bucketAt(left), 0), Math.min(bucketAt(left + width), last));
        },
      ],
    },
  };
}

function heightOf(most: number | null, unit: ChartUnit): number {
  if (!most || most <= 0) return unit === "count" ? 4 : 1;
  return most * 1.04;
}

function seriesOptions(color: string, shape: PlotProps["shape"]): uPlot.Series {
  if (shape === "bars")
    return { fill: color, width: 0, points: { show: false }, paths: uPlot.paths.bars!({ size: [0.88, 64, 1] }) };
  return {
    stroke: color,
    width: 1.75,
    // A number between two gaps would be no line at all.
    points: {
      size: 5,
      fill: color,
      filter: (plot, index, isShown) => (isShown ? null : loneNumbers(plot.data[index]!)),
    },
  };
}

function loneNumbers(values: uPlot.AlignedData[number]): number[] {
  return [...values.keys()].filter(
    (index) => values[index] != null && values[index - 1] == null && values[index + 1] == null,
  );
}

function ticksOf(plot: uPlot, times: readonly number[], { interval }: ChartData) {
  const most = Math.max(Math.floor(plot.bbox.width / uPlot.pxRatio / TICK_WIDTH), 1);
  return axisTicks(times.slice(0, -1), { interval, most });
}

/** What the pointer is at: the part of the bar that it is in, or the line that it is nearest to. */
function pointOf(plot: uPlot, { data, drawn }: PlotRows, shape: PlotProps["shape"]): PlotPoint | undefined {
  const { idx: bucket, top = -1, left: x = -1 } = plot.cursor;
  if (bucket == null || x < 0) return undefined;
  if (top < 0) return { bucket };
  const height = plot.posToVal(top, "y");
  const values = drawn.map((_, index) => data[index + 1]![bucket] ?? null);
  const index =
    shape === "bars"
      ? values.findLastIndex((value) => value !== null && value >= height)
      : nearest(values.map((value) => (value === null ? null : Math.abs(plot.valToPos(value, "y") - top))));
  return { bucket, ...(index >= 0 && { series: drawn[index]!.id }) };
}

function nearest(distances: (number | null)[]): number {
  let found = -1;
  for (const [index, distance] of distances.entries())
    if (distance !== null && (found < 0 || distance < distances[found]!)) found = index;
  return found;
}
