import type { Interval } from "../format/format-bucket.ts";
import type { ChartColor } from "./chart-colors.ts";
import type { ChartUnit } from "./unit-format.ts";

/** One line, or one part of every bar. */
export interface ChartSeries {
  /** What `onOpen` tells as `group`. */
  id: string;
  label: string;
  /** A number for each bucket; null where nothing is known, which leaves a gap. */
  values: readonly (number | null)[];
  color: ChartColor;
}

/** What is drawn. */
export interface ChartData {
  unit: ChartUnit;
  interval: Interval;
  /** When each bucket starts, as the server tells it. */
  buckets: readonly string[];
  /** The first of them is the lowest part of a bar. */
  series: readonly ChartSeries[];
}

/** What stands behind a point: the logs from `from` up to `to`. */
export interface ChartPoint {
  from: Date;
  to: Date;
  /** The series that was chosen; absent for the whole bucket. */
  group?: string;
}
