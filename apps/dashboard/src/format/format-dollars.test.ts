import { expect, it } from "vitest";
import { formatCompactDollars, formatDollars, formatExactDollars } from "./format-dollars.ts";

const reader = { locale: "en-US" };

it.each([
  [0.00000015, "$0.00000015"],
  [0.000072, "$0.000072"],
  [0.0000216789, "$0.0000217"],
  [0.0123, "$0.0123"],
  [0.5, "$0.50"],
  [0.9999, "$1.00"],
  [1.5, "$1.50"],
  [12345.67, "$12,345.67"],
  [1e21, "$1,000,000,000,000,000,000,000.00"],
  [0, "$0"],
  [-0, "$0"],
  [-0.5, "-$0.50"],
  [1e-20, "<$0.000000000001"],
  [null, "—"],
  [undefined, "—"],
  [Number.NaN, "—"],
  [Number.POSITIVE_INFINITY, "—"],
])("%j dollars read %s", (value, text) => {
  expect(formatDollars(value, reader)).toBe(text);
});

it("all digits of an amount, without those that come of binary fractions", () => {
  expect(formatExactDollars(0.0000216789, reader)).toBe("$0.0000216789");
  expect(formatExactDollars(0.1 + 0.2, reader)).toBe("$0.30");
  expect(formatExactDollars(0, reader)).toBe("$0");
});

it("an amount where there is little room", () => {
  expect(formatCompactDollars(12_345.67, reader)).toBe("$12.3K");
  expect(formatCompactDollars(0.0123, reader)).toBe("$0.0123");
  expect(formatCompactDollars(null, reader)).toBe("—");
});

it("in the reader's language", () => {
  expect(formatDollars(12345.67, { locale: "de-DE" })).toBe("12.345,67\u00a0$");
});
