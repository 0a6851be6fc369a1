import { useEffect, useEffectEvent, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { useTheme } from "../app/theme.ts";
import type { ChartData } from "./chart-data.ts";
import { plotOptions } from "./plot-options.ts";
import { plotRows } from "./plot-rows.ts";

/** What the pointer or the keys are at: a bucket, and the series within it. */
export interface PlotPoint {
  bucket: number;
  series?: string;
}

/** Where the drawing is between its axes, in pixels from the left of the frame. */
export interface PlotArea {
  left: number;
  width: number;
}

export interface PlotProps {
  data: ChartData;
  shape: "bars" | "lines";
  /** Where each bucket begins, and the last one ends. */
  times: readonly number[];
  /** The bucket to mark, whoever chose it. */
  marked: number | undefined;
  onPoint: (point: PlotPoint | undefined) => void;
  onArea: (area: PlotArea) => void;
  onChoose: (point: PlotPoint) => void;
  /** Called with the first and the last bucket of what was selected. */
  onSelect?: ((first: number, last: number) => void) | undefined;
}

/** The drawing of a chart, made anew when what it shows or its colours change. */
export function Plot({ data, shape, times, marked, onPoint, onArea, onChoose, onSelect }: PlotProps) {
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  const theme = useTheme().shown;
  const point = useEffectEvent(onPoint);
  const area = useEffectEvent(onArea);
  const choose = useEffectEvent(onChoose);
  const select = useEffectEvent((first: number, last: number) => onSelect?.(first, last));
  const isZoomable = onSelect !== undefined;

  useEffect(() => {
    const { offsetWidth: width, offsetHeight: height } = frame.current!;
    const rows = plotRows(data, { shape, times });
    const drawn = new uPlot(
      plotOptions({ data, shape, times, rows, size: { width, height }, isZoomable, point, area, choose, select }),
      rows.data,
      frame.current!,
    );
    plot.current = drawn;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      if (width !== drawn.width || height !== drawn.height) drawn.setSize({ width, height });
    });
    observer.observe(frame.current!);
    return () => {
      observer.disconnect();
      drawn.destroy();
    };
    // The theme is read by the colours.
  }, [data, shape, times, isZoomable, theme]);

  useEffect(() => {
    const drawn = plot.current!;
    const x = marked === undefined ? undefined : drawn.data[0][marked];
    const left = x === undefined ? -10 : drawn.valToPos(x, "x");
    if (drawn.cursor.idx !== (marked ?? null)) drawn.setCursor({ left, top: -10 }, false);
  }, [marked]);

  return <div ref={frame} className="absolute inset-0 overflow-hidden" />;
}
