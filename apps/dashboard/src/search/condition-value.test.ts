import { describe, expect, it } from "vitest";
import { readTypedValue, typedValueOf } from "./condition-value.ts";
import type { FilterField } from "./filter-fields.ts";

const field = (input: FilterField["input"], unit?: string): FilterField => ({
  name: "field",
  label: "Field",
  kind: undefined,
  group: undefined,
  unit,
  operators: [],
  values: [],
  input,
  hidden: false,
});
const one = (text: string) => ({ text, many: [] });

describe("a typed value", () => {
  it.each([
    ["text", " gpt-4o ", "gpt-4o"],
    ["number", "2.5", 2.5],
    ["boolean", "true", true],
    ["boolean", "false", false],
  ] as const)("of %s", (input, text, value) => {
    expect(readTypedValue(field(input), "", one(text))).toEqual({ value });
  });

  it.each([
    ["text", "  ", "Say a value."],
    ["number", "fast", "“fast” is no number (s)."],
    ["datetime", "yesterday", "Say a date and a time."],
  ] as const)("of %s that makes no sense: %s", (input, text, error) => {
    expect(readTypedValue(field(input, "s"), "", one(text))).toEqual({ error });
  });

  it("is not asked for where the operator takes none", () => {
    expect(readTypedValue(field("number"), "isnull", one("fast"))).toEqual({ value: true });
  });

  it("is one of many, with what is still being typed", () => {
    expect(readTypedValue(field("number"), "in", { text: "3", many: ["1", "2", "1"] })).toEqual({ value: [1, 2, 3] });
    expect(readTypedValue(field("text"), "not_in", one(""))).toEqual({ error: "Say at least one value." });
    expect(readTypedValue(field("number"), "in", { text: "", many: ["1", "b"] })).toEqual({
      error: "“b” is no number.",
    });
  });
});

it("shows a condition as it would be typed", () => {
  const shown = (input: FilterField["input"], operator: string, value: string | number | boolean | string[]) =>
    typedValueOf(field(input), { field: "field", operator, value });
  expect(shown("text", "", "a")).toEqual(one("a"));
  expect(shown("number", "gt", 2)).toEqual(one("2"));
  expect(shown("boolean", "", false)).toEqual(one("false"));
  expect(shown("text", "in", ["a", "b"])).toEqual({ text: "", many: ["a", "b"] });
  expect(shown("text", "empty", true)).toEqual(one(""));
  const time = "2026-01-05T12:00:00.000Z";
  expect(readTypedValue(field("datetime"), "gt", shown("datetime", "gt", time))).toEqual({ value: time });
});
