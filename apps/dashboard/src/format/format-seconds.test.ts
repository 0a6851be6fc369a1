import { expect, it } from "vitest";
import { formatExactSeconds, formatSeconds } from "./format-seconds.ts";

const reader = { locale: "en-US" };

it.each([
  [0.0002, "0.2 ms"],
  [0.0021, "2.1 ms"],
  [0.00996, "10 ms"],
  [0.087, "87 ms"],
  [0.9994, "999 ms"],
  [0.9996, "1 s"],
  [1.4213, "1.42 s"],
  [59.94, "59.9 s"],
  [59.96, "1 min"],
  [185, "3 min 5 s"],
  [3599.6, "1 h"],
  [7500, "2 h 5 min"],
  [86_400, "1 d"],
  [90_000, "1 d 1 h"],
  [1e12, "11,574,074 d 2 h"],
  [0, "0 s"],
  [-0, "0 s"],
  [-185, "-3 min 5 s"],
  [null, "—"],
  [undefined, "—"],
  [Number.NaN, "—"],
  [Number.NEGATIVE_INFINITY, "—"],
])("%j seconds read %s", (value, text) => {
  expect(formatSeconds(value, reader)).toBe(text);
});

it("all digits, always in seconds", () => {
  expect(formatExactSeconds(185.0312, reader)).toBe("185.0312 s");
  expect(formatExactSeconds(0.0000001, reader)).toBe("0.0000001 s");
  expect(formatExactSeconds(null, reader)).toBe("—");
});

it("in the reader's language", () => {
  expect(formatSeconds(1.4213, { locale: "de-DE" })).toBe("1,42 s");
});
