import { expect, it } from "vitest";
import { customerForm, customerPatch } from "./customer-patch.ts";

const empty = customerForm();

it("says nothing of what stayed", () => {
  expect(customerPatch(empty, empty)).toEqual({});
});

it("takes back what was emptied, and sends what is wrong as it was typed", () => {
  const before = { ...empty, name: "Jo", period_budget: "50", rate_limit: "60", metadata: '{"plan":"pro"}' };
  const after = {
    ...before,
    name: " ",
    period_budget: "7.5",
    rate_limit: "many",
    total_budget: "1e3",
    budget_duration: "daily",
    metadata: '{"plan": ',
  };
  expect(customerPatch(before, after)).toEqual({
    name: null,
    period_budget: 7.5,
    rate_limit: "many",
    total_budget: 1000,
    budget_duration: "daily",
    metadata: '{"plan":',
  });
  expect(customerPatch(before, { ...before, metadata: "{}" })).toEqual({ metadata: {} });
});
