import type { ApiAnswer } from "@kai/client/api";
import { absent } from "../../format/absent.ts";
import { BudgetBar, budgetWords } from "../customer/budget-bar.tsx";
import { tightestBudget } from "./tightest-budget.ts";

/** How much of a customer's budget is spent; of two budgets, that which holds them up first. */
export function BudgetCell({ customer }: { customer: ApiAnswer<"listCustomers">["results"][number] }) {
  const tightest = tightestBudget(customer);
  if (!tightest) return absent;
  const { holds, label, spent, budget } = tightest;
  const { amounts, words, color } = budgetWords(spent, budget);
  return (
    <div title={`${words}. What the gateway billed counts.`} className="flex flex-col gap-0.5 leading-tight">
      <span className="truncate">
        {amounts} <span className={color}>{holds}</span>
      </span>
      <BudgetBar label={label} spent={spent} budget={budget} className="h-1" />
    </div>
  );
}
