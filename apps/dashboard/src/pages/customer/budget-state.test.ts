import { expect, it } from "vitest";
import { budgetState } from "./budget-state.ts";

it.each([
  [0, 50, 0, "within"],
  [39.9, 50, 0.798, "within"],
  [40, 50, 0.8, "near"],
  [50, 50, 1, "over"],
  [75, 50, 1.5, "over"],
  [0, 0, 1, "over"],
])("%d of %d spent", (spent, budget, share, level) => {
  expect(budgetState(spent, budget)).toEqual({ share: expect.closeTo(share), level });
});
