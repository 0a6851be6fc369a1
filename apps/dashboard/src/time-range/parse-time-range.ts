import { defaultTimeRange, timePresets, type TimeRange } from "./time-range.ts";

/** A chart by months of what is between has no more buckets than the server makes. */
const [earliest, latest] = [Date.UTC(1970), Date.UTC(2090)];

/** Reads a time range out of what an address says: the moments before the preset; what makes no sense is the default. Never throws. */
export function parseTimeRange(
  search: { range?: unknown; from?: unknown; to?: unknown },
  otherwise: TimeRange = defaultTimeRange,
): TimeRange {
  const [from, to] = [momentOf(search.from), momentOf(search.to)];
  if (from !== undefined && to !== undefined && from !== to) return fixedRange(from, to);
  const range = timePresets.find((preset) => preset === search.range);
  return range ? { range } : otherwise;
}

/** The range between two moments, in milliseconds since 1970, whichever comes first: such as a chart's selection. */
export function fixedRange(one: number, other: number): TimeRange {
  const [from, to] = [Math.min(one, other), Math.max(one, other)].map((time) =>
    Math.min(Math.max(Math.round(time), earliest), latest),
  ) as [number, number];
  return { from: new Date(from).toISOString(), to: new Date(Math.max(to, from + 1)).toISOString() };
}

/** Browsers read more than ISO 8601, each in its own way. */
const iso = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

function momentOf(value: unknown): number | undefined {
  const time = typeof value === "string" && iso.test(value) ? Date.parse(value) : Number.NaN;
  return time >= earliest && time <= latest ? time : undefined;
}
