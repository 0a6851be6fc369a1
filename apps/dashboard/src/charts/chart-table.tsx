import { formatBucket } from "../format/format-bucket.ts";
import type { ChartData } from "./chart-data.ts";
import { unitFormats } from "./unit-format.ts";

/** The numbers of a chart as a table, whose every number opens its logs too. */
export function ChartTable({
  label,
  data: { buckets, interval, series, unit },
  onOpen,
}: {
  label: string;
  data: ChartData;
  onOpen: (point: { bucket: number; series?: string }) => void;
}) {
  const format = unitFormats[unit].full;
  return (
    // Scrolled by keys too.
    <div role="region" aria-label={`${label}, table`} tabIndex={0} className="h-52 overflow-auto rounded border">
      <table className="w-full text-xs">
        <thead className="sticky top-0 bg-muted">
          <tr>
            <th scope="col" className="px-2 py-1.5 text-left font-medium">
              Time
            </th>
            {series.map(({ id, label }) => (
              <th key={id} scope="col" className="px-2 py-1.5 text-right font-medium whitespace-nowrap">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {buckets.map((start, bucket) => (
            <tr key={start} className="border-t">
              <th scope="row" className="px-2 py-1 text-left font-normal whitespace-nowrap">
                <button type="button" className="hover:underline" onClick={() => onOpen({ bucket })}>
                  {formatBucket(start, interval)}
                </button>
              </th>
              {series.map(({ id, values }) => (
                <td key={id} className="tabular px-2 py-1 text-right">
                  {values[bucket] ? (
                    <button type="button" className="hover:underline" onClick={() => onOpen({ bucket, series: id })}>
                      {format(values[bucket])}
                    </button>
                  ) : (
                    format(values[bucket])
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
