import { expect, it } from "vitest";
import { spanTime } from "./span-time.ts";
import { testSpan } from "./test-span.ts";

const begin = Date.UTC(2026, 0, 5, 10);

it.each([
  ["what is measured", {}, { start: 100, end: 300 }],
  ["how long it took rather than when it ended", { latency: 0.15 }, { start: 100, end: 250 }],
  ["when it ended where nobody measured", { latency: null }, { start: 100, end: 300 }],
  ["a begin that is reckoned", { start_time: null }, { start: 100, end: 300, doubt: "start" }],
  [
    "a moment of which no more is known",
    { start_time: null, latency: null },
    { start: 300, end: 300, doubt: "moment" },
  ],
  [
    "a moment that is called its begin, too",
    { start_time: "2026-01-05T10:00:00.300Z", latency: null },
    { start: 300, end: 300, doubt: "moment" },
  ],
  ["a clock that went backwards", { timestamp: "2026-01-05T09:59:59.000Z" }, { start: 100, end: 300, doubt: "clock" }],
  [
    "a clock that went backwards and no measure",
    { timestamp: "2026-01-05T09:59:59.000Z", latency: null },
    { start: 100, end: 100, doubt: "clock" },
  ],
] as const)("tells of %s", (_, given, { start, end, ...doubt }) => {
  expect(spanTime(testSpan("a", [100, 300], given))).toEqual({ start: begin + start, end: begin + end, ...doubt });
});
