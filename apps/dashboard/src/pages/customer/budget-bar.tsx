import { formatDollars } from "../../format/format-dollars.ts";
import { formatShare } from "../../format/format-number.ts";
import { cn } from "../../ui/class-names.ts";
import { budgetState } from "./budget-state.ts";

const looks = {
  within: { bar: "bg-primary", text: "text-muted-foreground" },
  near: { bar: "bg-warning", text: "text-warning" },
  over: { bar: "bg-danger", text: "text-danger" },
} as const;

/** How a budget stands, in words and in the colour of them. */
export function budgetWords(spent: number, budget: number) {
  const { share, level } = budgetState(spent, budget);
  const words = {
    within: `${formatShare(share)} spent`,
    near: `Nearly used up: ${formatShare(share)} spent`,
    over: `Used up: the gateway refuses further requests`,
  }[level];
  return { amounts: `${formatDollars(spent)} of ${formatDollars(budget)}`, words, color: looks[level].text };
}

/** How much of a budget is spent. */
export function BudgetBar(props: { label: string; spent: number; budget: number; className: string }) {
  const { label, spent, budget, className } = props;
  const { share, level } = budgetState(spent, budget);
  const { amounts, words } = budgetWords(spent, budget);
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.max(budget, spent)}
      aria-valuenow={spent}
      aria-valuetext={`${amounts}. ${words}`}
      className={cn("overflow-hidden rounded-full bg-muted", className)}
    >
      <div className={cn("h-full rounded-full", looks[level].bar)} style={{ width: `${Math.min(1, share) * 100}%` }} />
    </div>
  );
}
