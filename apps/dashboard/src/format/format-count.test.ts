import { expect, it } from "vitest";
import { formatCompactCount, formatCount } from "./format-count.ts";

const reader = { locale: "en-US" };

it.each([
  [0, "0", "0"],
  [-0, "0", "0"],
  [999, "999", "999"],
  [1_234_567, "1,234,567", "1.2M"],
  [1e21, "1,000,000,000,000,000,000,000", "1,000,000,000T"],
  [null, "—", "—"],
  [undefined, "—", "—"],
  [Number.NaN, "—", "—"],
])("%j reads %s, or %s", (value, exact, compact) => {
  expect(formatCount(value, reader)).toBe(exact);
  expect(formatCompactCount(value, reader)).toBe(compact);
});

it("in the reader's language", () => {
  expect(formatCount(1_234_567, { locale: "de-DE" })).toBe("1.234.567");
  expect(formatCount(1_234_567, { locale: "hi-IN" })).toBe("12,34,567");
});
