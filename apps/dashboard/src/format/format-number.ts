import { absent } from "./absent.ts";
import { numberFormat, type Reader } from "./reader.ts";

const short = numberFormat({
  maximumFractionDigits: 2,
  maximumSignificantDigits: 3,
  roundingPriority: "morePrecision",
});
const exact = numberFormat({ maximumSignificantDigits: 15 });
const percent = numberFormat({
  style: "percent",
  maximumFractionDigits: 2,
  maximumSignificantDigits: 3,
  roundingPriority: "lessPrecision",
});

/** A number that is neither a count nor an amount, such as a temperature: three digits or two decimals, whichever are more. */
export function formatNumber(value: number | null | undefined, reader?: Reader): string {
  return Number.isFinite(value) ? short(reader).format(value!) : absent;
}

/** The same with all of its digits. */
export function formatExactNumber(value: number | null | undefined, reader?: Reader): string {
  return Number.isFinite(value) ? exact(reader).format(value!) : absent;
}

/** A share of 1, such as a rate of errors: `4.2%`. */
export function formatShare(value: number | null | undefined, reader?: Reader): string {
  return Number.isFinite(value) ? percent(reader).format(value!) : absent;
}
