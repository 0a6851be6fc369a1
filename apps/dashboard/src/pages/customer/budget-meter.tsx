import { cn } from "../../ui/class-names.ts";
import { BudgetBar, budgetWords } from "./budget-bar.tsx";

/** How much of a budget is spent, as a bar and in words. */
export function BudgetMeter({ label, spent, budget }: { label: string; spent: number; budget: number }) {
  const { amounts, words, color } = budgetWords(spent, budget);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{label}</span>
        <span className="tabular">{amounts}</span>
      </div>
      <BudgetBar label={label} spent={spent} budget={budget} className="h-2" />
      <span className={cn("text-xs", color)}>{words}</span>
    </div>
  );
}
