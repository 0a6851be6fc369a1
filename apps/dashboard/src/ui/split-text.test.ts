import * as fc from "fast-check";
import { expect, it } from "vitest";
import { splitText } from "./split-text.ts";

it("loses nothing, and cuts no character in two", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), fc.integer({ min: 4, max: 50 }), (text, length) => {
      const pieces = splitText(text, length);
      expect(pieces.join("")).toBe(text);
      expect(pieces.every((piece) => piece.isWellFormed() && piece.length <= length + 1)).toBe(true);
    }),
  );
});

it("cuts at the ends of lines", () => {
  expect(splitText("one line\ntwo lines\nthree", 12)).toEqual(["one line\n", "two lines\n", "three"]);
});
