import { expect, it } from "vitest";
import { conditionText } from "./condition-text.ts";
import { type FilterData, findFilterField, readFilterFields } from "./filter-fields.ts";

const filter = (metric: string, display_name: string, given: Partial<FilterData> = {}): [string, FilterData] => [
  metric,
  {
    metric,
    display_name,
    operator_choices: [{ name: "is", value: "" }],
    value_choices: [],
    value_field_type: "text",
    hidden: false,
    ...given,
  },
];
const more = [
  { name: "is", value: "" },
  { name: "is greater than", value: "gt" },
];
const offered = Object.fromEntries([
  filter("model", "Model", { value_choices: ["gpt-4o"], value_field_type: "select" }),
  filter("latency", "Latency", { operator_choices: more, value_field_type: "number" }),
  filter("prompt_tokens", "Prompt tokens"),
  filter("full_text", "Full text"),
]);

it("knows the kind, group and unit of a field", () => {
  const [model, latency, deprecated, text] = readFilterFields(offered);
  expect(model).toMatchObject({ label: "Model", kind: "label", group: "config", values: ["gpt-4o"], hidden: false });
  expect(latency).toMatchObject({ kind: "seconds", group: "timing", unit: "s", input: "number" });
  expect(deprecated).toMatchObject({ hidden: true });
  expect(text).toMatchObject({ kind: undefined, group: undefined });
});

it("finds a key of metadata that was never seen, with what can be asked of any", () => {
  const fields = readFilterFields(offered);
  expect(findFilterField(fields, "metadata__plan")).toMatchObject({
    name: "metadata__plan",
    label: "Metadata: plan",
    operators: more,
    input: "text",
  });
  expect(findFilterField(fields, "metadata__")).toBeUndefined();
  expect(findFilterField(fields, "nothing")).toBeUndefined();
  const seen = readFilterFields({ ...offered, ...Object.fromEntries([filter("metadata__tier", "Metadata: tier")]) });
  expect(findFilterField(seen, "metadata__plan")).toMatchObject({ label: "Metadata: plan", operators: [more[0]] });
});

it("says a condition in words, as far as the server knows them", () => {
  const latency = findFilterField(readFilterFields(offered), "latency");
  expect(conditionText({ field: "latency", operator: "gt", value: 2 }, latency)).toEqual({
    label: "Latency",
    operator: "is greater than",
    value: "2 s",
  });
  expect(conditionText({ field: "metadata__a", operator: "odd", value: ["x", 1] }, undefined)).toEqual({
    label: "Metadata: a",
    operator: "odd",
    value: "x, 1",
  });
  expect(conditionText({ field: "stream", operator: "", value: true }, undefined).value).toBe("Yes");
  expect(conditionText({ field: "note", operator: "not_empty", value: true }, undefined).value).toBe("");
});
