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

/**
 * One series for each group that has any of it; its id is the group's place in the answer. Groups that another chart shows too have the colours that they
 * have there, given what it is made of.
 */
export function groupSeries({ groups }: Metrics, metric: Metric, beside?: Metrics): ChartSeries[] {
  const colors = colorsOf(groups, beside?.groups ?? groups);
  return groups.flatMap((group, index) => {
    const values = group.series[metric] ?? [];
    return values.some((value) => value)
      ? [{ id: String(index), label: groupLabel(group), values, color: colors[index]! }]
      : [];
  });
}

/** Colours by the place of each group beside; those that are not there take what nobody here has. */
function colorsOf(groups: readonly MetricGroup[], beside: readonly MetricGroup[]): ChartColor[] {
  const names = beside.map(groupLabel);
  const places = groups.map((group) => names.indexOf(groupLabel(group)));
  let free = 0;
  return groups.map(({ key }, index) => {
    if (key === null) return "chart-other";
    const ofStatus = statusColors[key["status"] ?? ""];
    if (ofStatus) return ofStatus;
    if (places[index] !== -1) return colorAt(places[index]!);
    while (places.includes(free)) free++;
    return colorAt(free++);
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
