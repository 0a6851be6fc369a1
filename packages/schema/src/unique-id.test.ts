import { expect, it } from "vitest";
import { uniqueId } from "./unique-id.ts";

it("is a UUIDv7 without dashes that carries the time", () => {
  const before = Date.now();
  const id = uniqueId();
  expect(id).toMatch(/^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
  expect(parseInt(id.slice(0, 12), 16)).toBeGreaterThanOrEqual(before);
});

it("sorts in the order of making, within a millisecond and when the clock goes back", () => {
  const future = Date.now() + 60_000;
  const ids = Array.from({ length: 10_000 }, (_, index) => uniqueId(index < 9000 ? future : future - 5000));
  expect(ids).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
});
