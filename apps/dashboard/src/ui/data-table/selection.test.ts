import { expect, it } from "vitest";
import { selectBetween, selectedShare, toggleRow } from "./selection.ts";

const ids = ["a", "b", "c", "d"];

it("toggles a row and leaves what was given as it was", () => {
  const selected = new Set(["a"]);
  expect([...toggleRow(selected, "b")]).toEqual(["a", "b"]);
  expect([...toggleRow(selected, "a")]).toEqual([]);
  expect([...selected]).toEqual(["a"]);
});

it("does to all rows between two what was done to the first", () => {
  expect([...selectBetween(new Set(["b"]), ids, [1, 3])]).toEqual(["b", "c", "d"]);
  expect([...selectBetween(new Set(["d"]), ids, [3, 1])].toSorted()).toEqual(["b", "c", "d"]);
  expect([...selectBetween(new Set(["b", "c"]), ids, [0, 2])]).toEqual([]);
});

it("tells whether all rows are selected, and not others", () => {
  expect(selectedShare(new Set(), ids)).toBe("none");
  expect(selectedShare(new Set(["z"]), ids)).toBe("none");
  expect(selectedShare(new Set(["a", "z"]), ids)).toBe("some");
  expect(selectedShare(new Set([...ids, "z"]), ids)).toBe("all");
  expect(selectedShare(new Set(["a"]), [])).toBe("none");
});
