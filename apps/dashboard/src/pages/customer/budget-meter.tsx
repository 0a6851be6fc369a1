import { formatDollars } from "../../format/format-dollars.ts";
import { formatShare } from "../../format/format-number.ts";
import { cn } from "../../ui/class-names.ts";
import { budgetState } from "./budget-state.ts";

const looks = {
  within: { bar: "bg-primary", text: "text-muted-foreground" },
  near: { bar: "bg-warning", text: "text-warning" },
  over: { bar: "bg-danger", text: "text-danger" },
} as const;

/** How much of a budget is spent, as a bar and in words. */
export function BudgetMeter({ label, spent, budget }: { label: string; spent: number; budget: number }) {
  const { share, level } = budgetState(spent, budget);
  const words = {
    within: `${formatShare(share)} spent`,
    near: `Nearly used up: ${formatShare(share)} spent`,
    over: `Used up: the gateway refuses further requests`,
  }[level];
  const amounts = `${formatDollars(spent)} of ${formatDollars(budget)}`;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{label}</span>
        <span className="tabular">{amounts}</span>
      </div>
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.max(budget, spent)}
        aria-valuenow={spent}
        aria-valuetext={`${amounts}. ${words}`}
        className="h-2 overflow-hidden rounded-full bg-muted"
      >
        <div
          className={cn("h-full rounded-full", looks[level].bar)}
          style={{ width: `${Math.min(1, share) * 100}%` }}
        />
      </div>
      <span className={cn("text-xs", looks[level].text)}>{words}</span>
    </div>
  );
}
