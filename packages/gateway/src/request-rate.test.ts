import { expect, it } from "vitest";
import { RequestRate } from "./request-rate.ts";

const second = 1000;

it("lets through what a minute holds, and one more as soon as the oldest is a minute old", () => {
  const rate = new RequestRate();
  const take = (now: number) => rate.take("jo", 3, now);
  expect(take(0)).toEqual({ left: 2, wait: 0 });
  expect(take(20 * second)).toEqual({ left: 1, wait: 0 });
  expect(take(20 * second)).toEqual({ left: 0, wait: 0 });
  expect(take(30 * second)).toEqual({ left: 0, wait: 31 });
  expect(take(60.9 * second)).toEqual({ left: 0, wait: 1 });
  expect(take(61 * second)).toEqual({ left: 0, wait: 0 });
  expect(take(62 * second)).toEqual({ left: 0, wait: 19 });
  expect(take(500 * second)).toEqual({ left: 2, wait: 0 });
});

it("holds in every minute, wherever it starts", () => {
  const rate = new RequestRate();
  const admitted: number[] = [];
  for (let now = 0; now < 300 * second; now += 700) if (rate.take("jo", 10, now).wait === 0) admitted.push(now);
  for (const start of admitted)
    expect(admitted.filter((each) => each >= start && each < start + 60 * second).length).toBeLessThanOrEqual(10);
  expect(admitted.length).toBeGreaterThan(40);
});

it("counts each customer apart, under a limit that may change", () => {
  const rate = new RequestRate();
  expect(rate.take("jo", 1, 0).wait).toBe(0);
  expect(rate.take("al", 1, 0).wait).toBe(0);
  expect(rate.take("jo", 1, 0).wait).toBe(61);
  expect(rate.take("jo", 5, 0)).toEqual({ left: 3, wait: 0 });
});
