import { expect, it } from "vitest";
import { groupConditions } from "./group-conditions.ts";

const groups = (...keys: (Record<string, string | null> | null)[]) => ({
  groups: keys.map((key) => ({ key, total: {}, series: {} })),
});

it("asks for the values of a group, as the kind of the field has them", () => {
  const answer = groups(
    { model: "gpt-4o", status_code: "429" },
    { model: null, status_code: null },
    { stream: "true" },
  );
  expect(groupConditions(answer, 0)).toEqual([
    { field: "model", operator: "", value: "gpt-4o" },
    { field: "status_code", operator: "", value: 429 },
  ]);
  expect(groupConditions(answer, 1)).toEqual([
    { field: "model", operator: "isnull", value: true },
    { field: "status_code", operator: "isnull", value: true },
  ]);
  expect(groupConditions(answer, 2)).toEqual([{ field: "stream", operator: "", value: true }]);
});

it("cannot ask for what has none of several pairs of values", () => {
  const answer = groups({ model: "a", status_code: "429" }, { model: "b", status_code: "429" }, null);
  expect(groupConditions(answer, 2)).toBeUndefined();
});

it("asks for what is in no other group", () => {
  expect(groupConditions(groups({ model: "a" }, { model: "b" }, null), 2)).toEqual([
    { field: "model", operator: "not_in", value: ["a", "b"] },
  ]);
  expect(groupConditions(groups({ model: "a" }, { model: null }, null), 2)).toEqual([
    { field: "model", operator: "not_in", value: ["a"] },
    { field: "model", operator: "isnull", value: false },
  ]);
});
