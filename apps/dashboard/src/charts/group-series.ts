import { type FieldName, fieldsByName } from "@kai/schema/fields";
import { colorAt, type ChartColor } from "./chart-colors.ts";
import type { ChartSeries } from "./chart-data.ts";
import type { Metric, Metrics } from "./metrics.ts";

export type MetricGroup = Metrics["groups"][number];

/** How a call ended has colours that say so. */
const statusColors: Record<string, ChartColor> = {
  success: "success",
  error: "danger",
  cancelled: "warning",
  incomplete: "chart-2",
};

/** One series for each group that has any of it; its id is the group's place in the answer. */
export function groupSeries({ groups }: Metrics, metric: Metric): ChartSeries[] {
  return groups.flatMap((group, index) => {
    const values = group.series[metric] ?? [];
    const color = group.key === null ? "chart-other" : (statusColors[group.key["status"] ?? ""] ?? colorAt(index));
    return values.some((value) => value) ? [{ id: String(index), label: groupLabel(group), values, color }] : [];
  });
}

/** What people read for a group: its values, and which of them is not known. */
export function groupLabel({ key }: MetricGroup): string {
  if (key === null) return "Others";
  return Object.entries(key)
    .map(([field, value]) => value ?? `No ${labelOf(field).toLowerCase()}`)
    .join(" · ");
}

const labelOf = (field: string) =>
  field in fieldsByName ? fieldsByName[field as FieldName].label : field.replace(/^metadata__/, "");
