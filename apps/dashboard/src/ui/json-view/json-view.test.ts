import { expect, it } from "vitest";
import { countNodes } from "./count-nodes.ts";
import { previewOf } from "./preview-of.ts";

it("counts values, and no further than it must", () => {
  expect(countNodes({ a: [1, 2], b: null }, 100)).toBe(5);
  expect(countNodes("text", 100)).toBe(1);
  expect(
    countNodes(
      Array.from({ length: 1_000_000 }, (_, index) => index),
      50,
    ),
  ).toBe(50);
});

it("tells what a closed value begins with", () => {
  expect(previewOf({ id: 1, name: "Jo", tags: ["a"], none: [], more: { a: 1 } })).toBe(
    'id: 1, name: "Jo", tags: […], none: [], more: {…}',
  );
  expect(previewOf([1, "a", null])).toBe('1, "a", null');
  expect(previewOf({ text: "x".repeat(1000) })).toHaveLength(121);
});
