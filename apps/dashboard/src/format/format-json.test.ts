import { expect, it } from "vitest";
import { formatJson, formatPrettyJson } from "./format-json.ts";

it("one line in a cell, cut where no character breaks", () => {
  expect(formatJson([{ role: "user", content: "Hi\nthere" }])).toBe(
    String.raw`[{"role":"user","content":"Hi\nthere"}]`,
  );
  expect(formatJson('{\n  "a": 1\n}')).toBe('{ "a": 1 }');
  expect(formatJson("😀".repeat(10_000))).toBe(`${"😀".repeat(300)}…`);
  expect(formatJson(`${"x".repeat(300)} `)).toBe("x".repeat(300));
  expect(formatJson("שלום, world")).toBe("שלום, world");
});

it("many lines in details", () => {
  expect(formatPrettyJson({ a: [] })).toBe('{\n  "a": []\n}');
  expect(formatPrettyJson('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(formatPrettyJson("  no JSON\n")).toBe("  no JSON\n");
  expect(formatPrettyJson(42)).toBe("42");
});

it("a dash for what there is none of, and no error for what cannot be written", () => {
  const circle: unknown[] = [];
  circle.push(circle);
  for (const nothing of [null, undefined, ""]) {
    expect(formatJson(nothing)).toBe("—");
    expect(formatPrettyJson(nothing)).toBe("—");
  }
  for (const odd of [circle, 1n]) expect(formatJson(odd)).toBe("…");
});
