import * as fc from "fast-check";
import { expect, it } from "vitest";
import { foldText } from "./fold-text.ts";

it("leaves short texts whole", () => {
  expect(foldText("")).toBeUndefined();
  expect(foldText("Hello\nworld")).toBeUndefined();
  expect(foldText("x".repeat(2900))).toBeUndefined();
});

it("cuts after lines, and within lines after words", () => {
  expect(foldText("a line\n".repeat(100))).toBe("a line\n".repeat(24).trimEnd());
  expect(foldText("word ".repeat(2000))).toBe("word ".repeat(480).trimEnd());
});

it("keeps a beginning of the text, without half a character at its end", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), fc.integer({ min: 1, max: 500 }), (text, times) => {
      const whole = text.repeat(times);
      const folded = foldText(whole) ?? whole;
      expect(whole.startsWith(folded)).toBe(true);
      expect(folded.isWellFormed()).toBe(true);
      expect(folded.length).toBeLessThanOrEqual(3000);
    }),
  );
});
