import { expect, it } from "vitest";
import { indentJson } from "./indent-json.ts";

it("indents as JSON.stringify does", () => {
  const value = {
    a: [1, -2.5e3, true, null, [], {}, [[]]],
    'b"\\': { c: 'x[,]{:}"\\', d: "\\" },
    "ключ ​": " ",
    "": "",
  };
  const text = JSON.stringify(value, null, 2);
  expect(indentJson(JSON.stringify(value))).toBe(text);
  expect(indentJson(`\n ${text}\t`)).toBe(text);
});

it("keeps what JavaScript cannot hold", () => {
  expect(indentJson('{"id":12345678901234567890,"x":1.10,"x":2}')).toBe(
    '{\n  "id": 12345678901234567890,\n  "x": 1.10,\n  "x": 2\n}',
  );
});

it.each(["", "hello", '"text"', "42", "{", "[1,]", "{a:1}"])("%j is no JSON of several lines", (text) => {
  expect(indentJson(text)).toBeUndefined();
});

it("takes long strings and deep nesting", () => {
  const long = JSON.stringify({ data: "x".repeat(2e7), quotes: '\\"'.repeat(1e6) });
  expect(indentJson(long)).toHaveLength(long.length + "\n  ".length * 2 + " ".length * 2 + "\n".length);
  const deep = indentJson("[".repeat(4000) + "]".repeat(4000))!;
  expect(deep.split("\n")).toHaveLength(7999);
  expect(deep.length).toBeLessThan(1e6);
});
