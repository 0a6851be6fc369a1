import { Table2 } from "lucide-react";
import { lazy, Suspense, useId, useMemo, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { bucketTimes } from "./bucket-times.ts";
import type { ChartData, ChartPoint } from "./chart-data.ts";
import { ChartKeys } from "./chart-keys.tsx";
import { ChartLegend } from "./chart-legend.tsx";
import { chartSummary } from "./chart-summary.ts";
import { ChartTable } from "./chart-table.tsx";
import { ChartTooltip } from "./chart-tooltip.tsx";
import { nameLanguage } from "./name-language.ts";
import type { PlotArea, PlotPoint } from "./plot.tsx";

const Plot = lazy(async () => {
  nameLanguage();
  return { default: (await import("./plot.tsx")).Plot };
});

/**
 * Numbers over time, as bars whose parts stand on one another or as lines. Made for a pointer, for keys and, as a table, for those who hear it.
 * Give it the same `data` until the data changes: it is drawn anew for another.
 */
export function TimeChart({
  label,
  data,
  shape,
  range,
  onOpen,
  onZoom,
}: {
  /** What is shown, in a word or two. */
  label: string;
  data: ChartData;
  shape: "bars" | "lines";
  /** The range that was asked for: the first and the last bucket may reach beyond it. */
  range?: { from: Date; to: Date };
  /** Opens the logs behind a point. */
  onOpen: (point: ChartPoint) => void;
  /** Narrows the range to what was selected. */
  onZoom?: (range: { from: Date; to: Date }) => void;
}) {
  const captionId = useId();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setPoint] = useState<PlotPoint>();
  const [area, setArea] = useState<PlotArea>();
  const [isTable, setIsTable] = useState(false);
  const { interval, buckets, series } = data;
  // Of other data there may be fewer buckets.
  const point = chosen && chosen.bucket < buckets.length ? chosen : undefined;
  const times = useMemo(() => bucketTimes(buckets, interval), [buckets, interval]);
  const shown = useMemo(() => ({ ...data, series: data.series.filter(({ id }) => !hidden.has(id)) }), [data, hidden]);

  const rangeOf = (first: number, last: number) => ({
    from: new Date(Math.max(times[first]!, range?.from.getTime() ?? 0)),
    // The last moment of the bucket: the next one does not belong to it.
    to: new Date(Math.min(times[last + 1]! - 1, range?.to.getTime() ?? Infinity)),
  });
  const open = ({ bucket, series: group }: PlotPoint) =>
    onOpen({ ...rangeOf(bucket, bucket), ...(group !== undefined && { group }) });
  const leftOf = (bucket: number, { left, width }: PlotArea) => {
    const middle = (times[bucket]! + times[bucket + 1]!) / 2;
    return left + ((middle - times[0]!) / (times.at(-1)! - times[0]!)) * width;
  };
  const toggle = (id: string) =>
    setHidden((now) => (now.has(id) ? new Set([...now].filter((each) => each !== id)) : new Set([...now, id])));

  return (
    <figure aria-labelledby={captionId} className="flex min-w-0 flex-col gap-2">
      <figcaption id={captionId} className="sr-only">
        {label}. {chartSummary(shown, shape)}
      </figcaption>
      {isTable ? (
        <ChartTable label={label} data={shown} onOpen={open} />
      ) : (
        <ChartKeys label={label} data={shown} point={point} onPoint={setPoint} onOpen={open}>
          <Suspense fallback={<Skeleton className="absolute inset-0" />}>
            <Plot
              data={shown}
              shape={shape}
              times={times}
              marked={point?.bucket}
              onPoint={(next) => setPoint((now) => (isSamePoint(now, next) ? now : next))}
              onArea={(next) => setArea((now) => (now?.left === next.left && now.width === next.width ? now : next))}
              onChoose={open}
              onSelect={onZoom && ((first, last) => onZoom(rangeOf(first, last)))}
            />
          </Suspense>
          {point && area && <ChartTooltip data={shown} shape={shape} point={point} left={leftOf(point.bucket, area)} />}
        </ChartKeys>
      )}
      <div className="flex items-start justify-between gap-2">
        <ChartLegend series={series} hidden={hidden} onToggle={toggle} />
        <Button variant="ghost" size="sm" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
          <Table2 aria-hidden /> Table
        </Button>
      </div>
    </figure>
  );
}

function isSamePoint(a: PlotPoint | undefined, b: PlotPoint | undefined): boolean {
  return a?.bucket === b?.bucket && a?.series === b?.series;
}
