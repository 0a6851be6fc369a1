import type { ApiAnswer } from "@kai/client/api";
import { budgetState } from "../customer/budget-state.ts";

type Budgets = Pick<
  ApiAnswer<"listCustomers">["results"][number],
  "period_budget" | "budget_duration" | "billed_period_usage" | "total_budget" | "billed_usage"
>;

/** The budget of which the largest share is spent: the one that holds a customer up first. */
export function tightestBudget(customer: Budgets) {
  const { period_budget, budget_duration, billed_period_usage, total_budget, billed_usage } = customer;
  const budgets = [
    { label: "Budget of this period", holds: budget_duration, budget: period_budget, spent: billed_period_usage },
    { label: "Budget in all", holds: "ever", budget: total_budget, spent: billed_usage },
  ].flatMap(({ budget, spent, ...said }) => (budget === null ? [] : [{ ...said, budget, spent: spent ?? 0 }]));
  const shareOf = ({ spent, budget }: (typeof budgets)[number]) => budgetState(spent, budget).share;
  return budgets.toSorted((a, b) => shareOf(b) - shareOf(a))[0];
}
