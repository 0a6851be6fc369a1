import { expect, it } from "vitest";
import { rowAfterKey } from "./row-after-key.ts";

const place = { index: 5, count: 100, pageRows: 20 };

it.each([
  ["ArrowDown", 6],
  ["j", 6],
  ["ArrowUp", 4],
  ["k", 4],
  ["PageDown", 25],
  ["PageUp", 0],
  ["Home", 0],
  ["End", 99],
  ["Enter", undefined],
  ["toString", undefined],
])("%s moves to %s", (key, index) => {
  expect(rowAfterKey(key, place)).toBe(index);
});

it("stays within the rows", () => {
  expect(rowAfterKey("ArrowDown", { ...place, index: 99 })).toBe(99);
  expect(rowAfterKey("End", { ...place, count: 0 })).toBe(0);
});
