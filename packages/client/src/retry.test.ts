import { describe, expect, it } from "vitest";
import { CIRCUIT_FAILURES, circuitDelayMs, isRetryableStatus, parseRetryAfter, retryDelayMs } from "./retry.ts";

const longest = () => 1;
const shortest = () => 0;

describe("retryDelayMs", () => {
  it("doubles from half a second to 30 s, and jitters down to nothing", () => {
    const delays = [1, 2, 3, 4, 5, 6, 7, 50].map((failures) => retryDelayMs(failures, 0, longest));
    expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(retryDelayMs(7, 0, shortest)).toBe(0);
  });

  it("waits at least as long as the server asks, up to 30 s", () => {
    expect(retryDelayMs(1, 7000, shortest)).toBe(7000);
    expect(retryDelayMs(5, 1000, longest)).toBe(8000);
    expect(retryDelayMs(1, 86_400_000, longest)).toBe(30_000);
  });
});

describe("circuitDelayMs", () => {
  it("is the retry delay until the circuit opens, then 15 to 30 s", () => {
    expect(circuitDelayMs(CIRCUIT_FAILURES - 1, 0, shortest)).toBe(0);
    expect(circuitDelayMs(CIRCUIT_FAILURES, 0, shortest)).toBe(15_000);
    expect(circuitDelayMs(CIRCUIT_FAILURES, 0, longest)).toBe(30_000);
    expect(circuitDelayMs(1000, 0, longest)).toBe(30_000);
  });
});

describe("parseRetryAfter", () => {
  const now = Date.parse("2026-11-21T10:00:00Z");

  it.each([
    ["3", 3000],
    [" 0.5 ", 500],
    ["Sat, 21 Nov 2026 10:00:05 GMT", 5000],
    ["Sat, 21 Nov 2026 09:00:00 GMT", 0],
    ["soon", undefined],
    ["", undefined],
    [null, undefined],
  ])("reads %j as %j ms", (header, expected) => {
    expect(parseRetryAfter(header, now)).toBe(expected);
  });
});

it("retries 408, 425, 429, 500, 502, 503 and 504 alone", () => {
  const statuses = Array.from({ length: 600 }, (_, status) => status).filter(isRetryableStatus);
  expect(statuses).toEqual([408, 425, 429, 500, 502, 503, 504]);
});
