import { expect, it } from "vitest";
import { tightestBudget } from "./tightest-budget.ts";

const none = { period_budget: null, total_budget: null, budget_duration: "weekly" };
const nothing = { ...none, billed_period_usage: null, billed_usage: null };

it("is none where none is set", () => {
  expect(tightestBudget(nothing)).toBeUndefined();
});

it.each([
  [
    { period_budget: 10, billed_period_usage: 3, billed_usage: 90 },
    { holds: "weekly", budget: 10, spent: 3 },
  ],
  [
    { total_budget: 100, billed_period_usage: 3, billed_usage: 90 },
    { holds: "ever", budget: 100, spent: 90 },
  ],
  [
    { period_budget: 10, total_budget: 100, billed_period_usage: 3, billed_usage: 90 },
    { holds: "ever", budget: 100, spent: 90 },
  ],
  [
    { period_budget: 10, total_budget: 100, billed_period_usage: 9.5, billed_usage: 90 },
    { holds: "weekly", budget: 10, spent: 9.5 },
  ],
])("of %j is that of which most is spent", (given, expected) => {
  expect(tightestBudget({ ...nothing, ...given })).toMatchObject(expected);
});
