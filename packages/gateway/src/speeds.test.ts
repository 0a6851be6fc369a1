import { expect, it } from "vitest";
import { Speeds } from "./speeds.ts";

it("remembers how soon models begin, the latest answers most, of so many models", () => {
  const speeds = new Speeds();
  expect(speeds.of("a")).toBe(Infinity);
  speeds.note("a", 1);
  expect(speeds.of("a")).toBe(1);
  speeds.note("a", 2);
  expect(speeds.of("a")).toBeCloseTo(1.2);
  for (let model = 0; model < 10_000; model++) speeds.note(String(model), 1);
  expect(speeds.of("a")).toBe(Infinity);
  expect(speeds.of("0")).toBe(1);
});
