import { expect, it } from "vitest";
import { bucketTimes } from "./bucket-times.ts";

it("ends the last bucket where the next would begin", () => {
  const at = (text: string) => Date.parse(text);
  expect(bucketTimes(["2026-01-05T10:00:00.000Z", "2026-01-05T11:00:00.000Z"], "hour")).toEqual(
    ["2026-01-05T10:00Z", "2026-01-05T11:00Z", "2026-01-05T12:00Z"].map(at),
  );
  expect(bucketTimes(["2026-02-01T00:00:00.000Z"], "month")).toEqual(
    ["2026-02-01T00:00Z", "2026-03-01T00:00Z"].map(at),
  );
  expect(bucketTimes([], "day")).toEqual([]);
});
