import { expect, it } from "vitest";
import { formatExactNumber, formatNumber, formatShare } from "./format-number.ts";

const reader = { locale: "en-US" };

it.each([
  [0.7, "0.7"],
  [65.51234, "65.51"],
  [1234.567, "1,234.57"],
  [0.000123456, "0.000123"],
  [-0, "0"],
  [null, "—"],
  [Number.NaN, "—"],
])("%j reads %s", (value, text) => {
  expect(formatNumber(value, reader)).toBe(text);
});

it("all digits, without those that come of binary fractions", () => {
  expect(formatExactNumber(65.51234567, reader)).toBe("65.51234567");
  expect(formatExactNumber(0.1 + 0.2, reader)).toBe("0.3");
  expect(formatExactNumber(undefined, reader)).toBe("—");
});

it.each([
  [0, "0%"],
  [0.042, "4.2%"],
  [0.9987, "99.9%"],
  [0.000123, "0.01%"],
  [1, "100%"],
  [null, "—"],
])("a share of %j reads %s", (value, text) => {
  expect(formatShare(value, reader)).toBe(text);
});
