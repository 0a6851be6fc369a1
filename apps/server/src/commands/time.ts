import { UsageError } from "../command/usage-error.ts";

const milliseconds: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A time as a person writes it: ISO 8601, or so many days, hours, minutes or seconds ago. */
export const timeAgo = (flag: string, text: string): Date => read(flag, text, -1);

/** The same, from now on. */
export const timeAhead = (flag: string, text: string): Date => read(flag, text, 1);

function read(flag: string, text: string, direction: 1 | -1): Date {
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const time = count ? new Date(Date.now() + direction * Number(count) * milliseconds[unit!]!) : new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new UsageError(
      `${flag} must be a time such as 2026-01-31T12:00:00Z, or a length such as 30d, 12h or 5m, not "${text}".`,
    );
  return time;
}
