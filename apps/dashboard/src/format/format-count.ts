import { absent } from "./absent.ts";
import { numberFormat, type Reader } from "./reader.ts";

const exact = numberFormat({ maximumFractionDigits: 0 });
const compact = numberFormat({ notation: "compact", maximumFractionDigits: 1 });

/** A number of things to the last one: `1,234,567`. */
export function formatCount(value: number | null | undefined, reader?: Reader): string {
  return Number.isFinite(value) ? exact(reader).format(value!) : absent;
}

/** A number of things where there is little room: `1.2M`. */
export function formatCompactCount(value: number | null | undefined, reader?: Reader): string {
  return Number.isFinite(value) ? compact(reader).format(value!) : absent;
}
