import { formatBucket } from "../format/format-bucket.ts";
import { cn } from "../ui/class-names.ts";
import { cssColor } from "./chart-colors.ts";
import type { ChartData } from "./chart-data.ts";
import type { PlotPoint } from "./plot.tsx";
import { unitFormats } from "./unit-format.ts";

/** The numbers of one bucket, beside it; `aria-valuetext` tells them to those who do not see it. */
export function ChartTooltip({
  data: { buckets, interval, series, unit },
  shape,
  point,
  left,
}: {
  data: ChartData;
  shape: "bars" | "lines";
  point: PlotPoint;
  /** Where the bucket is, in pixels. */
  left: number;
}) {
  const format = unitFormats[unit].full;
  const rows = series.filter(({ id, values }) => values[point.bucket] || id === point.series);
  const total = rows.reduce((sum, { values }) => sum + (values[point.bucket] ?? 0), 0);
  return (
    <div aria-hidden style={{ left }} className="pointer-events-none absolute top-1 z-10 w-0">
      <div
        className={cn(
          "absolute top-0 w-max max-w-60 rounded-md border bg-popover px-2.5 py-1.5 text-xs shadow-popover",
          // Away from the edge that is near.
          point.bucket * 2 < buckets.length ? "left-3" : "right-3",
        )}
      >
        <p className="mb-1 font-medium">{formatBucket(buckets[point.bucket], interval)}</p>
        <ul>
          {(shape === "bars" ? rows.toReversed() : rows).map(({ id, label, color, values }) => (
            <li key={id} className={cn("flex items-center gap-2", id === point.series && "font-semibold")}>
              <span className="size-2 shrink-0 rounded-xs" style={{ background: cssColor(color) }} />
              <span className="min-w-0 flex-1 truncate">{label}</span>
              <span className="tabular">{format(values[point.bucket])}</span>
            </li>
          ))}
        </ul>
        {rows.length === 0 && <p className="text-muted-foreground">Nothing</p>}
        {shape === "bars" && rows.length > 1 && (
          <p className="mt-1 flex justify-between gap-2 border-t pt-1">
            Together <span className="tabular">{format(total)}</span>
          </p>
        )}
      </div>
    </div>
  );
}
