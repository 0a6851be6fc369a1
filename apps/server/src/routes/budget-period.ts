/** The budget period that holds at a time, in UTC: of a day, a week from Monday, a month or a year. */
export function budgetPeriod(duration: string | null, now: Date): { period_start: string; period_end: string } {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  const sinceMonday = (now.getUTCDay() + 6) % 7;
  const between = (start: number, end: number) => ({
    period_start: new Date(start).toISOString(),
    period_end: new Date(end).toISOString(),
  });
  switch (duration) {
    case "daily":
      return between(Date.UTC(year, month, day), Date.UTC(year, month, day + 1));
    case "weekly":
      return between(Date.UTC(year, month, day - sinceMonday), Date.UTC(year, month, day - sinceMonday + 7));
    case "yearly":
      return between(Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1));
    default:
      return between(Date.UTC(year, month, 1), Date.UTC(year, month + 1, 1));
  }
}
