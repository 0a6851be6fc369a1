import { absent } from "./absent.ts";
import { numberFormat, type Reader } from "./reader.ts";

const smallest = 1e-12;

const usd = { style: "currency", currency: "USD", currencyDisplay: "narrowSymbol" } as const;
const zero = numberFormat({ ...usd, maximumFractionDigits: 0 });
const cents = numberFormat(usd);
const threeDigits = numberFormat({ ...usd, maximumSignificantDigits: 3 });
const exact = numberFormat({ ...usd, minimumFractionDigits: 2, maximumFractionDigits: 12 });
const compact = numberFormat({ ...usd, notation: "compact", maximumFractionDigits: 1 });

/**
 * An amount in US dollars: cents, and three digits where cents are too coarse (a token costs a ten-millionth), so that nothing but 0 reads 0.
 *
 * @example
 * formatDollars(12345.678); // "$12,345.68"
 * formatDollars(0.00000015); // "$0.00000015"
 */
export function formatDollars(value: number | null | undefined, reader?: Reader): string {
  if (!Number.isFinite(value)) return absent;
  const size = Math.abs(value!);
  if (size === 0) return zero(reader).format(0);
  if (size < smallest) return `<${exact(reader).format(smallest)}`;
  const hasCents = size >= 1 || Number(size.toPrecision(3)) === Number(size.toFixed(2));
  return (hasCents ? cents : threeDigits)(reader).format(value!);
}

/** An amount in US dollars with all of its digits, for details. */
export function formatExactDollars(value: number | null | undefined, reader?: Reader): string {
  if (!Number.isFinite(value)) return absent;
  return Math.abs(value!) < smallest ? formatDollars(value, reader) : exact(reader).format(value!);
}

/** An amount in US dollars where there is little room, as beside the axis of a chart: `$12.3K`. */
export function formatCompactDollars(value: number | null | undefined, reader?: Reader): string {
  if (!Number.isFinite(value)) return absent;
  return Math.abs(value!) < 1000 ? formatDollars(value, reader) : compact(reader).format(value!);
}
