import { expect, it } from "vitest";
import { formatBucket } from "./format-bucket.ts";

const start = "2026-01-01T00:00:00.000Z";
const reader = { locale: "en-GB", timeZone: "America/New_York" };

it("minutes and hours are the reader's, days and months those of UTC that the server counts by", () => {
  expect(formatBucket(start, "minute", reader)).toBe("31 Dec, 19:00");
  expect(formatBucket(start, "hour", reader)).toBe("31 Dec, 19:00");
  expect(formatBucket(start, "day", reader)).toBe("1 Jan 2026");
  expect(formatBucket(start, "month", reader)).toBe("January 2026");
  expect(formatBucket("never", "month", reader)).toBe("—");
});
