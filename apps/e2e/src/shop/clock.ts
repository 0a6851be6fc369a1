import type { Random } from "./random.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** How busy each hour of a working day is in Berlin, relative to the others. */
const rhythm = [1, 1, 1, 1, 1, 2, 4, 8, 14, 18, 19, 17, 14, 16, 18, 17, 15, 13, 12, 13, 14, 10, 5, 2];

const berlin = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Berlin",
  hour: "2-digit",
  weekday: "short",
  hourCycle: "h23",
});

/** Moments of the last days, in order: many by day, few at night, fewer on weekends. The last is a minute before `end`. */
export function moments(random: Random, { count, days, end }: { count: number; days: number; end: number }): number[] {
  const found: number[] = [];
  while (found.length < count) {
    const moment = Math.floor(end - 60_000 - random.next() * (days * day - 60_000));
    if (random.next() * 20 < busyness(moment)) found.push(moment);
  }
  return found.toSorted((one, other) => one - other);
}

function busyness(moment: number): number {
  const parts = Object.fromEntries(berlin.formatToParts(moment).map(({ type, value }) => [type, value]));
  const weekend = parts["weekday"] === "Sat" || parts["weekday"] === "Sun";
  return rhythm[Number(parts["hour"])]! * (weekend ? 0.55 : 1);
}

/** The afternoon, two days ago, on which a provider had trouble. */
export function isOutage(moment: number, end: number): boolean {
  const ago = end - moment;
  return ago > 2 * day + 2 * hour && ago < 2 * day + 5 * hour;
}
