import * as fc from "fast-check";
import { expect, it } from "vitest";
import { diffWords } from "./diff-words.ts";

it("tells words that went from words that came", () => {
  expect(diffWords("Tea is a drink made of leaves.", "Tea is a hot drink of leaves!")).toEqual([
    { type: "same", text: "Tea is a " },
    { type: "added", text: "hot " },
    { type: "same", text: "drink " },
    { type: "removed", text: "made " },
    { type: "same", text: "of leaves" },
    { type: "removed", text: "." },
    { type: "added", text: "!" },
  ]);
});

it("does not cling to the spaces between words that all changed", () => {
  expect(diffWords("one two three", "four five six")).toEqual([
    { type: "removed", text: "one two three" },
    { type: "added", text: "four five six" },
  ]);
});

it("gives both texts back", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "tea", " ", "\n", ".", "é"), { maxLength: 40 })
    .map((each) => each.join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = diffWords(before, after);
      const without = (type: string) =>
        pieces
          .filter((piece) => piece.type !== type)
          .map((piece) => piece.text)
          .join("");
      expect(without("added")).toBe(before);
      expect(without("removed")).toBe(after);
    }),
    { numRuns: 1000 },
  );
});

it("gives up on long texts that have nothing in common", () => {
  const words = (prefix: string) => Array.from({ length: 20_000 }, (_, index) => `${prefix}${index}`).join(" ");
  expect(diffWords(words("a"), words("b")).map(({ type }) => type)).toEqual(["removed", "added"]);
});
