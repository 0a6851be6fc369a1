import { afterAll, expect, it } from "vitest";
import { fromLocalInput, toLocalInput } from "./local-input.ts";

const zone = process.env["TZ"];
process.env["TZ"] = "Europe/Berlin";
afterAll(() => {
  if (zone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zone;
});

it("goes to the reader's clock and back", () => {
  expect(toLocalInput("2026-07-05T22:30:05.123Z")).toBe("2026-07-06T00:30:05");
  expect(fromLocalInput("2026-07-06T00:30:05")).toBe("2026-07-05T22:30:05.000Z");
  expect(fromLocalInput("2026-01-06T00:30")).toBe("2026-01-05T23:30:00.000Z");
});

it("takes an hour that a clock skips for the one after, and one that it shows twice for the first", () => {
  expect(fromLocalInput("2026-03-29T02:30")).toBe("2026-03-29T01:30:00.000Z");
  expect(fromLocalInput("2026-10-25T02:30")).toBe("2026-10-25T00:30:00.000Z");
});

it("has nothing to say of an input that is not filled in", () => {
  expect(fromLocalInput("")).toBeUndefined();
  expect(fromLocalInput("2026-99-99T00:00")).toBeUndefined();
});
