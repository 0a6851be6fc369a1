import { expect, it } from "vitest";
import { formatExactTime, formatRelativeTime, formatTime, millisecondsOf } from "./format-time.ts";

const moment = "2026-07-05T22:30:05.123456Z";
const now = Date.parse("2026-07-06T00:00:00Z");
/** Spaces before AM differ from one version of the language data to the next. */
const spaced = (text: string) => text.replaceAll(/\s/g, " ");

it("short in a table, in the reader's zone and language", () => {
  expect(spaced(formatTime(moment, { locale: "en-US", timeZone: "UTC", now }))).toBe("Jul 5, 10:30:05 PM");
  expect(formatTime(moment, { locale: "en-GB", timeZone: "Europe/Berlin", now })).toBe("6 Jul, 00:30:05");
  expect(formatTime(moment, { locale: "de-DE", timeZone: "Asia/Kolkata", now })).toBe("6. Juli, 04:00:05");
});

it("with the year once it is not clear", () => {
  expect(formatTime("2025-07-05T22:30:05Z", { locale: "en-GB", timeZone: "UTC", now })).toBe("5 Jul 2025, 22:30:05");
});

it("to the millisecond and with the zone in details", () => {
  expect(formatExactTime(moment, { locale: "en-GB", timeZone: "UTC" })).toBe("5 Jul 2026, 22:30:05.123 UTC");
  expect(formatExactTime(moment, { locale: "en-GB", timeZone: "Europe/Berlin" })).toContain(
    "6 Jul 2026, 00:30:05.123 CEST",
  );
});

it("tells the two hours apart that a clock shows twice when summer ends", () => {
  const reader = { locale: "en-GB", timeZone: "Europe/Berlin" };
  expect(formatExactTime("2026-10-25T00:30:00Z", reader)).toBe("25 Oct 2026, 02:30:00.000 CEST");
  expect(formatExactTime("2026-10-25T01:30:00Z", reader)).toBe("25 Oct 2026, 02:30:00.000 CET");
});

it.each([
  ["2026-07-06T00:00:00.400Z", "now"],
  ["2026-07-05T23:59:59Z", "1 second ago"],
  ["2026-07-05T23:57:01Z", "2 minutes ago"],
  ["2026-07-05T23:00:01Z", "59 minutes ago"],
  ["2026-07-05T21:00:00Z", "3 hours ago"],
  ["2026-07-04T21:00:00Z", "1 day ago"],
  ["2026-04-06T00:00:00Z", "3 months ago"],
  ["2024-07-06T00:00:00Z", "2 years ago"],
  ["2026-07-06T00:05:00Z", "in 5 minutes"],
])("%s is %s", (time, text) => {
  expect(formatRelativeTime(time, { locale: "en-US", now })).toBe(text);
});

it.each([null, undefined, "", "yesterday", "2026-13-45T99:00:00Z", Number.NaN, Number.MAX_VALUE, new Date(Number.NaN)])(
  "%j is no moment",
  (moment) => {
    expect(millisecondsOf(moment)).toBeUndefined();
    expect(formatTime(moment)).toBe("—");
    expect(formatExactTime(moment)).toBe("—");
    expect(formatRelativeTime(moment)).toBe("—");
  },
);

it("reads as the browser says when no language and no zone are given", () => {
  const options = {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  } as const;
  expect(formatTime("2020-07-05T22:30:05Z")).toBe(
    new Intl.DateTimeFormat(undefined, options).format(new Date("2020-07-05T22:30:05Z")),
  );
});
