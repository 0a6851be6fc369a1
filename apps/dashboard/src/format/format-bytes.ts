import { absent } from "./absent.ts";
import { numberFormat, type Reader } from "./reader.ts";

const bytes = numberFormat({ style: "unit", unit: "byte", unitDisplay: "long", maximumFractionDigits: 0 });
const larger = (["kilobyte", "megabyte", "gigabyte", "terabyte"] as const).map((unit, power) => ({
  size: 1000 ** (power + 1),
  format: numberFormat({ style: "unit", unit, maximumFractionDigits: 1 }),
}));
const largest = { size: 1e15, format: numberFormat({ style: "unit", unit: "petabyte", maximumFractionDigits: 1 }) };

/** A size, in thousands: `512 bytes`, `1.2 MB`. */
export function formatBytes(value: number | null | undefined, reader?: Reader): string {
  if (!Number.isFinite(value)) return absent;
  const total = Math.abs(value!);
  if (total < 999.5) return bytes(reader).format(value!);
  // Compared with what would round up to the next unit: no "1,000 kB".
  const { size, format } = larger.find(({ size }) => total < 999.95 * size) ?? largest;
  return format(reader).format(value! / size);
}
