import { expect, it } from "vitest";
import { CoolDowns } from "./cool-downs.ts";
import { remedyFor } from "./failure.ts";
import { retryDelayMs } from "./retry-delay.ts";

const failure = (status?: number) => ({ status, code: "x", message: "x" });

it.each([
  [undefined, true, true, "after_several"],
  [408, true, true, "after_several"],
  [409, true, true, "after_several"],
  [425, true, true, "after_several"],
  [500, true, true, "after_several"],
  [503, true, true, "after_several"],
  [529, true, true, "after_several"],
  [429, true, true, "until_retry_after"],
  [401, false, true, "credentials"],
  [403, false, true, "credentials"],
  [404, false, true, "credentials"],
  [400, false, true, "none"],
  [413, false, true, "none"],
  [422, false, true, "none"],
] as const)("what helps against %s: again %s, another %s, cool down %s", (status, retry, next, coolDown) => {
  const remedy = remedyFor(failure(status), { othersLeft: false, givenCredentials: false });
  expect(remedy).toEqual({ retry, next, coolDown });
});

it("a rate limit is not waited for while others are left, and wrong keys of the client are the client's", () => {
  expect(remedyFor(failure(429), { othersLeft: true, givenCredentials: false }).retry).toBe(false);
  expect(remedyFor(failure(401), { othersLeft: true, givenCredentials: true }).next).toBe(false);
  expect(remedyFor(failure(500), { othersLeft: true, givenCredentials: true }).next).toBe(true);
});

it("pauses double, give or take half, and are never shorter than the provider asked nor longer than 30 seconds", () => {
  const delays = (random: number, asked?: number) =>
    [1, 2, 3, 10].map((retry) => retryDelayMs(retry, 0.2, asked, () => random));
  expect(delays(0.5)).toEqual([200, 400, 800, 30_000]);
  expect(delays(0)).toEqual([100, 200, 400, 30_000]);
  expect(delays(1)).toEqual([300, 600, 1200, 30_000]);
  expect(delays(0.5, 0.5)).toEqual([500, 500, 800, 30_000]);
  expect(delays(0.5, 60)).toEqual([30_000, 30_000, 30_000, 30_000]);
});

it("a target cools down after three failures within ten seconds, or for as long as it asked", () => {
  let now = 0;
  const coolDowns = new CoolDowns({ now: () => now });
  coolDowns.count("a");
  coolDowns.count("a");
  now = 10_000;
  coolDowns.count("a");
  expect(coolDowns.isCool("a")).toBe(true);
  coolDowns.count("a");
  coolDowns.count("a");
  expect(coolDowns.isCool("a")).toBe(false);
  expect(coolDowns.isCool("b")).toBe(true);
  now += 30_000;
  expect(coolDowns.isCool("a")).toBe(true);
  coolDowns.pause("a", 5);
  now += 4999;
  expect(coolDowns.isCool("a")).toBe(false);
  coolDowns.clear("a");
  expect(coolDowns.isCool("a")).toBe(true);
});
