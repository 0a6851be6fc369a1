import { absent } from "./absent.ts";
import { perReader, type Reader, timeFormat } from "./reader.ts";

/** A moment: ISO 8601, or milliseconds since 1970. */
export type Moment = string | number | Date | null | undefined;

/** Who reads, and when. */
export interface ReaderNow extends Reader {
  /** @default Date.now() */
  now?: number;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Beyond this, a date without its year could be taken for another. */
const yearless = 300 * day;

const clock = { hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;
const date = { month: "short", day: "numeric" } as const;

const ofThisYear = timeFormat({ ...date, ...clock });
const ofAnyYear = timeFormat({ year: "numeric", ...date, ...clock });
const exact = timeFormat({ year: "numeric", ...date, ...clock, fractionalSecondDigits: 3, timeZoneName: "short" });
const ago = perReader(({ locale }) => new Intl.RelativeTimeFormat(locale, { numeric: "always" }));
const justNow = perReader(({ locale }) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(0, "second"));

/** A moment in milliseconds since 1970; nothing when it is no moment. */
export function millisecondsOf(moment: Moment): number | undefined {
  if (moment === null || moment === undefined || moment === "") return undefined;
  const time = new Date(moment).getTime();
  return Number.isNaN(time) ? undefined : time;
}

/** A moment in the cell of a table: `Jan 5, 10:30:05 AM`, with its year when that is not clear. */
export function formatTime(moment: Moment, reader: ReaderNow = {}): string {
  const time = millisecondsOf(moment);
  if (time === undefined) return absent;
  const far = Math.abs((reader.now ?? Date.now()) - time) > yearless;
  return (far ? ofAnyYear : ofThisYear)(reader).format(time);
}

/** A moment to the millisecond, with its zone, for details. */
export function formatExactTime(moment: Moment, reader: Reader = {}): string {
  const time = millisecondsOf(moment);
  return time === undefined ? absent : exact(reader).format(time);
}

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 365 * day],
  ["month", 30 * day],
  ["day", day],
  ["hour", hour],
  ["minute", minute],
  ["second", second],
];

/** How long ago a moment was, or how soon it will be: `3 minutes ago`. */
export function formatRelativeTime(moment: Moment, reader: ReaderNow = {}): string {
  const time = millisecondsOf(moment);
  if (time === undefined) return absent;
  const from = time - (reader.now ?? Date.now());
  const [unit, length] = units.find(([, length]) => Math.abs(from) >= length) ?? [];
  return unit ? ago(reader).format(Math.trunc(from / length!), unit) : justNow(reader);
}
