import { expect, it } from "vitest";
import { RateLimit } from "./rate-limit.ts";

it("gives a minute's worth at once, then what is earned back", () => {
  const limit = new RateLimit();
  const minute = 60_000;
  for (let taken = 0; taken < 30; taken++) expect(limit.take("a", 30, 0)).toBe(0);
  expect(limit.take("a", 30, 0)).toBe(2);
  expect(limit.take("a", 30, 1000)).toBe(1);
  expect(limit.take("a", 30, 2000)).toBe(0);
  expect(limit.take("a", 30, 2000)).toBe(2);
  for (let taken = 0; taken < 30; taken++) expect(limit.take("a", 30, 10 * minute)).toBe(0);
  expect(limit.take("a", 30, 10 * minute)).toBe(2);
});

it("counts each key by itself, and follows a limit that changes", () => {
  const limit = new RateLimit();
  expect(limit.take("a", 1, 0)).toBe(0);
  expect(limit.take("a", 1, 0)).toBe(60);
  expect(limit.take("b", 1, 0)).toBe(0);
  expect(limit.take("a", 120, 500)).toBe(0);
});
