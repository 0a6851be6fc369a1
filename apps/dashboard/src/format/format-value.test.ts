import { fields } from "@kai/schema/fields";
import { logFields } from "@kai/schema";
import { expect, it } from "vitest";
import { formatExactValue, formatValue } from "./format-value.ts";

const reader = { locale: "en-US", timeZone: "UTC", now: Date.parse("2026-02-01T00:00:00Z") };
const kinds = [...new Set(fields.map(({ kind }) => kind))];

it.each([
  ["identifier", "user_123", "user_123", "user_123"],
  ["label", "gpt-4o-mini", "gpt-4o-mini", "gpt-4o-mini"],
  ["text", "two\nlines", "two lines", "two\nlines"],
  ["count", 12_345, "12,345", "12,345"],
  ["code", 2000, "2000", "2000"],
  ["seconds", 1.42135, "1.42 s", "1.42135 s"],
  ["dollars", 0.0000216789, "$0.0000217", "$0.0000216789"],
  ["number", 65.51234, "65.51", "65.51234"],
  ["flag", true, "Yes", "Yes"],
  ["flag", false, "No", "No"],
  ["list", ["search", "\n\n", ""], String.raw`search, "\n\n", ""`, String.raw`search, "\n\n", ""`],
  ["map", { plan: "pro", seats: 3 }, "plan: pro, seats: 3", '{\n  "plan": "pro",\n  "seats": 3\n}'],
  ["json", '{"a":1}', '{"a":1}', '{\n  "a": 1\n}'],
] as const)("%s: %j", (kind, value, inCell, inDetails) => {
  expect(formatValue(kind, value, reader)).toBe(inCell);
  expect(formatExactValue(kind, value, reader)).toBe(inDetails);
});

it("a time, short and exact", () => {
  expect(formatValue("time", "2026-01-05T10:30:05.123456Z", reader)).toMatch(/^Jan 5, 10:30:05\sAM$/);
  expect(formatExactValue("time", "2026-01-05T10:30:05.123456Z", reader)).toMatch(
    /^Jan 5, 2026, 10:30:05\.123\sAM UTC$/,
  );
});

it("every example of every field", () => {
  for (const { name, kind } of fields) {
    const example: unknown = logFields[name].example;
    if (example === undefined) continue;
    expect(formatValue(kind, example, reader)).not.toBe("—");
    expect(formatExactValue(kind, example, reader)).not.toBe("—");
  }
});

const circle: Record<string, unknown> = {};
circle["circle"] = circle;
const odd = [
  Number.NaN,
  Infinity,
  -0,
  1e308,
  10n,
  "",
  "x",
  "2026-99-99",
  [],
  {},
  [null],
  circle,
  true,
  Symbol("x"),
  () => 1,
  new Date(NaN),
];

it.each(kinds)("no value throws or shows nothing as %s", (kind) => {
  for (const value of odd) {
    expect(formatValue(kind, value, reader)).toMatch(/./u);
    expect(formatExactValue(kind, value, reader)).toMatch(/./u);
  }
  for (const nothing of [null, undefined, ""]) expect(formatValue(kind, nothing, reader)).toBe("—");
});

it("leaves the direction of names to the page", () => {
  expect(formatValue("identifier", "أحمد_7", reader)).toBe("أحمد_7");
  expect(formatValue("label", "\u202Eevil", reader)).toBe("\u202Eevil");
});
