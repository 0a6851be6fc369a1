import { expect, it } from "vitest";
import { withCostWarning } from "./cost-warning.ts";

it("adds a warning to those there are, takes its place, and takes it back", () => {
  const own = { warnings: "mine\n\nand mine", warnings_dict: { log_type: "is odd" } };
  const warned = withCostWarning(own, "is unknown: why");
  expect(warned).toEqual({
    warnings: "mine\n\nand mine\ncost is unknown: why",
    warnings_dict: { log_type: "is odd", cost: "is unknown: why" },
  });
  expect(withCostWarning(warned, "is unknown: else")).toEqual({
    warnings: "mine\n\nand mine\ncost is unknown: else",
    warnings_dict: { log_type: "is odd", cost: "is unknown: else" },
  });
  expect(withCostWarning(warned, undefined)).toEqual(own);
});

it("leaves nothing where nothing is odd", () => {
  const warned = withCostWarning({}, "is unknown: why");
  expect(warned).toEqual({ warnings: "cost is unknown: why", warnings_dict: { cost: "is unknown: why" } });
  expect(withCostWarning(warned, undefined)).toEqual({ warnings: undefined, warnings_dict: undefined });
});
