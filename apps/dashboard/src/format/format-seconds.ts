import { absent } from "./absent.ts";
import { numberFormat, type Reader } from "./reader.ts";

const whole = numberFormat({ maximumFractionDigits: 0 });
const threeDigits = numberFormat({ maximumSignificantDigits: 3 });
const twoDigits = numberFormat({ maximumSignificantDigits: 2 });
const exact = numberFormat({ maximumSignificantDigits: 12 });

const [minute, hour, day] = [60, 3600, 86_400];

/**
 * How long something took, by the size that suits it. The symbols are those of the SI, the same in every language.
 *
 * @param value In seconds.
 * @example
 * formatSeconds(0.087); // "87 ms"
 * formatSeconds(1.4213); // "1.42 s"
 * formatSeconds(185); // "3 min 5 s"
 */
export function formatSeconds(value: number | null | undefined, reader?: Reader): string {
  if (!Number.isFinite(value)) return absent;
  const size = Math.abs(value!);
  if (size === 0) return `${whole(reader).format(0)} s`;
  // Compared with what would round up to the next unit: no "1,000 ms", no "60 s".
  if (size < 0.00995) return `${twoDigits(reader).format(value! * 1000)} ms`;
  if (size < 0.9995) return `${whole(reader).format(value! * 1000)} ms`;
  if (size < minute - 0.05) return `${threeDigits(reader).format(value!)} s`;
  const sign = value! < 0 ? -1 : 1;
  if (size < hour - 0.5) return pair(sign * size, { unit: minute, names: ["min", "s"], part: 1 }, reader);
  if (size < day - minute / 2) return pair(sign * size, { unit: hour, names: ["h", "min"], part: minute }, reader);
  return pair(sign * size, { unit: day, names: ["d", "h"], part: hour }, reader);
}

interface Units {
  unit: number;
  part: number;
  names: readonly [unit: string, part: string];
}

/** Two units, the second left out when there is none of it. */
function pair(value: number, { unit, part, names }: Units, reader?: Reader): string {
  const parts = Math.round(Math.abs(value) / part);
  const perUnit = unit / part;
  const first = `${whole(reader).format(Math.sign(value) * Math.floor(parts / perUnit))} ${names[0]}`;
  const rest = parts % perUnit;
  return rest === 0 ? first : `${first} ${whole(reader).format(rest)} ${names[1]}`;
}

/** How long something took, with all of its digits and always in seconds, for details. */
export function formatExactSeconds(value: number | null | undefined, reader?: Reader): string {
  return Number.isFinite(value) ? `${exact(reader).format(value!)} s` : absent;
}
