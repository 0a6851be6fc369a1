import { runInThisContext } from "node:vm";
import { expect, it } from "vitest";
import { Code, inComment, jsonText, literal } from "./literal.ts";

it("writes values as a formatter would", () => {
  expect(literal({ role: "user", content: "Hi", "a-b": [1, null, true], none: [], nothing: {} })).toBe(
    '{ role: "user", content: "Hi", "a-b": [1, null, true], none: [], nothing: {} }',
  );
  expect(literal({ long: "x".repeat(90), deep: [{ any: new Code("expect.any(String)") }] })).toBe(
    `{\n  long: "${"x".repeat(90)}",\n  deep: [{ any: expect.any(String) }],\n}`,
  );
});

it("writes back what it was given", () => {
  const value = JSON.parse('{"__proto__":{"a":1},"constructor":"\\u2028\\u202e\\"","1a":[[]],"":-0.5}') as unknown;
  const code = literal(value);
  const read = runInThisContext(`(${code})`) as object;
  expect(read).toEqual(value);
  expect(Object.hasOwn(read, "__proto__")).toBe(true);
  expect(JSON.parse(jsonText(value, 2))).toEqual(value);
});

it("lets no text turn round how code reads, or leave its comment", () => {
  expect(jsonText("a\u202eb")).toBe(String.raw`"a\u202eb"`);
  expect(inComment("a\nb\u2028c\u202ed */")).toBe("a b c d */");
});
