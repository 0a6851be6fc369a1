/** How a budget stands. */
export interface BudgetState {
  /** Spent, as a share of the budget; more than 1 when it is overspent. */
  share: number;
  level: "within" | "near" | "over";
}

/** From here on, somebody should know. */
const near = 0.8;

/** How a budget stands after some was spent. A budget of nothing is used up from the start. */
export function budgetState(spent: number, budget: number): BudgetState {
  const share = budget > 0 ? spent / budget : 1;
  if (share >= 1) return { share, level: "over" };
  return { share, level: share >= near ? "near" : "within" };
}
