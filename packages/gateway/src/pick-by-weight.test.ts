import { expect, it } from "vitest";
import { orderByWeight } from "./pick-by-weight.ts";

/** Numbers from 0 up to 1 that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const items = [{ weight: 5 }, { weight: 3 }, { weight: 0.5 }, { weight: 1.5 }];
const picks = 10_000;

it("picks in proportion to the weights", () => {
  const random = seeded(1);
  const counts = items.map(() => 0);
  for (let pick = 0; pick < picks; pick++) counts[items.indexOf(orderByWeight(items, random)[0]!)]! += 1;
  const chiSquared = items.reduce((sum, { weight }, index) => {
    const expected = (picks * weight) / 10;
    return sum + (counts[index]! - expected) ** 2 / expected;
  }, 0);
  // Three degrees of freedom: beyond 16.27 with a probability of 0.001.
  expect(chiSquared).toBeLessThan(16.27);
});

it("orders all, each once, however random the number", () => {
  for (const point of [0, 0.5, 1 - Number.EPSILON / 2]) {
    const order = orderByWeight(items, () => point);
    expect(new Set(order)).toEqual(new Set(items));
    expect(order).toHaveLength(items.length);
  }
});
