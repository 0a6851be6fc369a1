import { expect, it } from "vitest";
import { ReceivedClock } from "./received-clock.ts";

const hour = 3_600_000;
let wall = 0;
let steady = 0;
const clockAfter = (last: number) =>
  new ReceivedClock(
    last,
    () => wall,
    () => steady,
  );
/** Time passes; the system's clock may be set meanwhile. */
function pass(ms: number, set = 0) {
  wall += ms + set;
  steady += ms;
}

it("says what the system's clock says, also when that is set ahead", () => {
  wall = 1e12;
  const clock = clockAfter(0);
  expect(clock.now().getTime()).toBe(1e12);
  pass(5);
  expect(clock.now().getTime()).toBe(1e12 + 5);
  pass(5, 2 * hour);
  expect(clock.now().getTime()).toBe(1e12 + 10 + 2 * hour);
});

it("goes on at half speed when the clock is set back, until that has caught up", () => {
  wall = 1e12;
  const clock = clockAfter(0);
  clock.now();
  pass(0, -hour);
  expect(clock.now().getTime()).toBe(1e12);
  pass(1000);
  expect(clock.now().getTime()).toBe(1e12 + 500);
  pass(3 * hour);
  expect(clock.now().getTime()).toBe(wall);
});

it("begins where an earlier process was, unless that was far off", () => {
  wall = 1e12;
  expect(
    clockAfter(1e12 + hour)
      .now()
      .getTime(),
  ).toBe(1e12 + hour);
  expect(
    clockAfter(1e12 + 50 * hour)
      .now()
      .getTime(),
  ).toBe(1e12);
});
