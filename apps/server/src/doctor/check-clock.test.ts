import { expect, it } from "vitest";
import { checkClock, readClock } from "./check-clock.ts";

const reading = (offsetMs: number, uncertaintyMs = 10) => ({ source: "PostgreSQL", offsetMs, uncertaintyMs });

it.each([
  [[], "ok", /^2/],
  [[reading(5)], "ok", /^agrees with PostgreSQL$/],
  [[reading(5), reading(-5000)], "warn", /^is 5\.0 s ahead of PostgreSQL$/],
  [[reading(90_000), reading(-5000)], "fail", /^is 90\.0 s behind PostgreSQL$/],
  [[reading(5000, 4000)], "ok", /agrees/],
])("says of %j: %s", (readings, status, message) => {
  expect(checkClock(readings)).toMatchObject({ status, message: expect.stringMatching(message) });
});

it("measures a clock that is ahead, no more exactly than asking allows", async () => {
  const { answer, clock } = await readClock(
    "it",
    async () => new Date(Date.now() + 60_000),
    (time) => time,
  );
  expect(answer.getTime()).toBeGreaterThan(Date.now());
  expect(Math.abs(clock!.offsetMs - 60_000)).toBeLessThanOrEqual(clock!.uncertaintyMs);
  expect(
    (
      await readClock(
        "it",
        async () => 1,
        () => undefined,
      )
    ).clock,
  ).toBeUndefined();
});
