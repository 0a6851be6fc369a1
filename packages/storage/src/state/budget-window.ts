import type { Customer } from "./customers.ts";

/** Days in UTC, `2026-01-31`. */
export interface BudgetWindow {
  start: string;
  /** The first day that is not in it any more. */
  end: string;
}

/** What says how long a budget holds. */
export type Period = Pick<Customer, "period_start" | "period_end" | "budget_duration">;

const dayMs = 86_400_000;

/** How long a window is, and a day on which one starts when the customer's period names none: 1970-01-05 was a Monday. */
const durations: Record<string, { days: number; from: string } | { months: number; from: string }> = {
  daily: { days: 1, from: "1970-01-01" },
  weekly: { days: 7, from: "1970-01-05" },
  monthly: { months: 1, from: "1970-01-01" },
  yearly: { months: 12, from: "1970-01-01" },
};

/**
 * The window that a budget holds for at a time. Of the calendar, in UTC, unless the customer's period says where windows start or end:
 * one follows the other from there. A period with both ends is a window itself, and others of as many days follow it.
 */
export function budgetWindow({ period_start, period_end, budget_duration }: Period, now: Date): BudgetWindow {
  const duration = durations[budget_duration ?? "monthly"] ?? durations["monthly"]!;
  const first = dayNumber(period_start);
  const last = dayNumber(period_end);
  const today = Math.floor(now.getTime() / dayMs);
  if (first !== undefined && last !== undefined && last >= first) return windowOfDays(first, last + 1 - first, today);
  const anchor = first ?? (last === undefined ? dayNumber(duration.from)! : last + 1);
  return "days" in duration
    ? windowOfDays(anchor, duration.days, today)
    : windowOfMonths(anchor, duration.months, today);
}

function windowOfDays(anchor: number, days: number, today: number): BudgetWindow {
  const start = anchor + Math.floor((today - anchor) / days) * days;
  return { start: dayText(start), end: dayText(start + days) };
}

function windowOfMonths(anchor: number, months: number, today: number): BudgetWindow {
  const passed = Math.floor((monthNumber(today) - monthNumber(anchor)) / months);
  const startOf = (count: number) => addMonths(anchor, count * months);
  // The anchor's day may come later in this month.
  const count = startOf(passed) > today ? passed - 1 : passed;
  return { start: dayText(startOf(count)), end: dayText(startOf(count + 1)) };
}

/** The same day of a later month, or its last one. */
function addMonths(day: number, months: number): number {
  const date = new Date(day * dayMs);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay)) / dayMs;
}

function monthNumber(day: number): number {
  const date = new Date(day * dayMs);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** Days since 1970; undefined when the text is no day. */
function dayNumber(text: string | null): number | undefined {
  const time = text === null ? NaN : Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : time / dayMs;
}

const dayText = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);
