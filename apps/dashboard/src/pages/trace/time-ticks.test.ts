import * as fc from "fast-check";
import { expect, it } from "vitest";
import { timeTicks } from "./time-ticks.ts";

const elapsed = (origin: number, start: number, end: number) =>
  timeTicks(origin, { start, end }).map((tick) => tick.elapsed);

it.each([
  [3000, [0, 500, 1000, 1500, 2000, 2500, 3000]],
  [0.9, [0, 0.2, 0.4, 0.6, expect.closeTo(0.8)]],
  [100_000, [0, 30_000, 60_000, 90_000]],
  [86_400_000, [0, 21_600_000, 43_200_000, 64_800_000, 86_400_000]],
])("marks round times of %d ms", (length, ticks) => {
  expect(elapsed(50, 50, 50 + length)).toEqual(
    ticks.map((tick) => (typeof tick === "number" ? expect.closeTo(tick) : tick)),
  );
});

it("counts from the trace's begin where only a part is shown", () => {
  expect(timeTicks(1000, { start: 2000, end: 2400 }).map(({ at, elapsed }) => [at, elapsed])).toEqual([
    [0, 1000],
    [0.25, 1100],
    [0.5, 1200],
    [0.75, 1300],
    [1, 1400],
  ]);
});

it("never marks many, nor outside of what is shown", () => {
  const starts = fc.integer({ min: 0, max: 1e9 });
  const lengths = fc.double({ min: 0, max: 1e11, noNaN: true });
  fc.assert(
    fc.property(starts, lengths, (start, length) => {
      const ticks = timeTicks(0, { start, end: start + length });
      expect(ticks.length).toBeLessThanOrEqual(7);
      for (const { at } of ticks) expect(at > -0.001 && at < 1.001).toBe(true);
    }),
  );
});
