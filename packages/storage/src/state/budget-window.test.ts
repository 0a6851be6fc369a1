import { expect, it } from "vitest";
import { budgetWindow } from "./budget-window.ts";

const none = { period_start: null, period_end: null, budget_duration: null };

it.each([
  [{}, "2026-02-14", "2026-02-01", "2026-03-01"],
  [{ budget_duration: "daily" }, "2026-02-28", "2026-02-28", "2026-03-01"],
  [{ budget_duration: "daily" }, "2028-02-28", "2028-02-28", "2028-02-29"],
  // A Sunday belongs to the week before.
  [{ budget_duration: "weekly" }, "2026-03-01", "2026-02-23", "2026-03-02"],
  [{ budget_duration: "weekly" }, "2026-03-02", "2026-03-02", "2026-03-09"],
  [{ budget_duration: "monthly" }, "2026-12-31", "2026-12-01", "2027-01-01"],
  [{ budget_duration: "yearly" }, "2026-12-31", "2026-01-01", "2027-01-01"],
  // Anchored at a start.
  [{ budget_duration: "weekly", period_start: "2026-01-07" }, "2026-01-13", "2026-01-07", "2026-01-14"],
  [{ budget_duration: "weekly", period_start: "2026-01-07" }, "2026-01-06", "2025-12-31", "2026-01-07"],
  [{ budget_duration: "monthly", period_start: "2026-01-31" }, "2026-02-27", "2026-01-31", "2026-02-28"],
  [{ budget_duration: "monthly", period_start: "2026-01-31" }, "2026-02-28", "2026-02-28", "2026-03-31"],
  [{ budget_duration: "monthly", period_start: "2028-01-31" }, "2028-02-28", "2028-01-31", "2028-02-29"],
  [{ budget_duration: "yearly", period_start: "2024-02-29" }, "2026-02-28", "2026-02-28", "2027-02-28"],
  [{ budget_duration: "yearly", period_start: "2024-02-29" }, "2028-02-28", "2027-02-28", "2028-02-29"],
  [{ period_start: "2026-01-15" }, "2026-02-14", "2026-01-15", "2026-02-15"],
  // Anchored at an end: that day is the last one in.
  [{ budget_duration: "monthly", period_end: "2026-01-14" }, "2026-01-14", "2025-12-15", "2026-01-15"],
  // Both ends, inclusive; as many days follow.
  [{ period_start: "2026-01-10", period_end: "2026-01-19" }, "2026-01-19", "2026-01-10", "2026-01-20"],
  [{ period_start: "2026-01-10", period_end: "2026-01-19" }, "2026-01-20", "2026-01-20", "2026-01-30"],
  [{ period_start: "2026-01-10", period_end: "2026-01-10" }, "2026-01-10", "2026-01-10", "2026-01-11"],
  // What is no day does not count.
  [{ period_start: "soon" }, "2026-02-14", "2026-02-01", "2026-03-01"],
])("%j holds on %s from %s until %s", (period, day, start, end) => {
  for (const time of ["00:00:00.000", "23:59:59.999"])
    expect(budgetWindow({ ...none, ...period }, new Date(`${day}T${time}Z`))).toEqual({ start, end });
});
