import { expect, it } from "vitest";
import { stack } from "./stack.ts";

it("puts each part on those below", () => {
  expect(
    stack([
      [1, 2],
      [10, 0],
      [100, 5],
    ]),
  ).toEqual([
    [1, 2],
    [11, 2],
    [111, 7],
  ]);
});

it("keeps a gap where nothing is known, and takes what is not known for nothing on top of what is", () => {
  expect(
    stack([
      [null, null, 3],
      [null, 2, null],
    ]),
  ).toEqual([
    [null, null, 3],
    [null, 2, 3],
  ]);
});
