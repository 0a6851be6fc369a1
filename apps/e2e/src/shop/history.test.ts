import { describe, expect, it } from "vitest";
import { history } from "./history.ts";

const options = {
  occasions: 800,
  days: 7,
  end: Date.parse("2026-11-26T12:00:00Z"),
  prompt: { id: "prompt", name: "Support reply", versionAt: () => ({ number: 1, system: "Reply." }) },
};
const logs = history(options);
const shareOf = (isOne: (log: (typeof logs)[number]) => boolean) => logs.filter(isOne).length / logs.length;

describe("the shop's history", () => {
  it("is the same each time", () => {
    expect(history(options)).toEqual(logs);
  });

  it("lies within its days, less of it at night", () => {
    const times = logs.map(({ timestamp }) => Date.parse(String(timestamp)));
    expect(Math.min(...times)).toBeGreaterThan(options.end - 7 * 24 * 3_600_000);
    expect(Math.max(...times)).toBeLessThan(options.end);
    expect(shareOf(({ start_time }) => Number(String(start_time).slice(11, 13)) < 4)).toBeLessThan(0.05);
  });

  it("holds what a dashboard has to show", () => {
    const kinds = new Set(logs.map(({ log_type }) => log_type));
    expect(kinds).toEqual(new Set(["chat", "embedding", "workflow", "agent", "tool", "guardrail"]));
    const codes = new Set(logs.map(({ status_code }) => status_code));
    expect(codes).toEqual(new Set([200, 400, 429, 499, 500, 503, 504]));
    expect(shareOf(({ status_code }) => Number(status_code) >= 500)).toBeLessThan(0.1);
    expect(new Set(logs.map(({ model }) => model)).size).toBeGreaterThan(6);
  });
});
