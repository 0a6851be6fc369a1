import type { KeyboardEvent, ReactNode } from "react";
import { formatBucket } from "../format/format-bucket.ts";
import type { ChartData } from "./chart-data.ts";
import type { PlotPoint } from "./plot.tsx";
import { unitFormats } from "./unit-format.ts";

/** Walks through a chart by keys: left and right through its buckets, up and down through the series, Enter opens the logs. */
export function ChartKeys({
  label,
  data,
  point,
  onPoint,
  onOpen,
  children,
}: {
  label: string;
  data: ChartData;
  point: PlotPoint | undefined;
  onPoint: (point: PlotPoint | undefined) => void;
  onOpen: (point: PlotPoint) => void;
  children: ReactNode;
}) {
  const last = data.buckets.length - 1;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const walk = (bucket: number) => moveTo(Math.min(Math.max(bucket, 0), last));
    const at = point?.bucket;
    if (event.key === "ArrowLeft") walk(at === undefined ? last : at - 1);
    else if (event.key === "ArrowRight") walk(at === undefined ? 0 : at + 1);
    else if (event.key === "Home") walk(0);
    else if (event.key === "End") walk(last);
    else if (event.key === "ArrowUp" || event.key === "ArrowDown") chooseSeries(event.key === "ArrowUp" ? 1 : -1);
    else if (event.key === "Escape" && point) onPoint(undefined);
    else if ((event.key === "Enter" || event.key === " ") && point) onOpen(point);
    else return;
    event.preventDefault();
  };
  const moveTo = (bucket: number) => onPoint({ bucket, ...(point?.series !== undefined && { series: point.series }) });
  const chooseSeries = (step: 1 | -1) => {
    if (!point) return;
    const { bucket } = point;
    // One place more than there are series: the whole bucket.
    const places = data.series.length + 1;
    const next = (data.series.findIndex(({ id }) => id === point.series) + 1 + step + places) % places;
    onPoint(next === 0 ? { bucket } : { bucket, series: data.series[next - 1]!.id });
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={`${label}: left and right for the time, up and down for the series, Enter for the logs`}
      aria-valuemin={0}
      aria-valuemax={Math.max(last, 0)}
      aria-valuenow={point?.bucket ?? 0}
      aria-valuetext={point ? textOf(data, point) : "No time chosen"}
      className="relative h-52 cursor-pointer rounded"
      onKeyDown={onKeyDown}
      onBlur={() => onPoint(undefined)}
    >
      {children}
    </div>
  );
}

function textOf({ interval, buckets, series, unit }: ChartData, { bucket, series: chosen }: PlotPoint): string {
  const told = series
    .filter(({ id, values }) => (chosen === undefined ? values[bucket] : id === chosen))
    .map(({ label, values }) => `${label} ${unitFormats[unit].full(values[bucket])}`);
  return `${formatBucket(buckets[bucket], interval)}: ${told.join(", ") || "nothing"}`;
}
