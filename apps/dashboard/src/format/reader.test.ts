import { expect, it } from "vitest";
import { perReader } from "./reader.ts";

it("makes a format once for each language and zone", () => {
  let made = 0;
  const format = perReader(() => ({ number: ++made }));
  expect(format().number).toBe(1);
  expect(format({}).number).toBe(1);
  expect(format({ locale: "de" }).number).toBe(2);
  expect(format({ locale: "de", timeZone: "UTC" }).number).toBe(3);
  expect(format({ locale: "de" }).number).toBe(2);
});
