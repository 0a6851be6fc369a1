import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LossLedger } from "./loss-ledger.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

it("repeats a report until it is acknowledged, and then reports only what is new", () => {
  const ledger = new LossLedger();
  expect(ledger.next()).toBeUndefined();
  ledger.count("queue_full", 2);
  ledger.count("sampled");
  ledger.count("queue_full", 3);
  const first = ledger.next()!;
  expect(first.losses).toEqual({ queue_full: 5, sampled: 1 });
  ledger.count("closed");
  expect(ledger.next()).toBe(first);
  ledger.acknowledge(first);
  const second = ledger.next()!;
  expect(second.losses).toEqual({ closed: 1 });
  expect(second.loss_report_id).not.toBe(first.loss_report_id);
  ledger.acknowledge(first);
  expect(ledger.isEmpty).toBe(false);
  ledger.acknowledge(second);
  expect(ledger.isEmpty).toBe(true);
});

it("hands over what is not acknowledged, and takes it again under the same ids", () => {
  const ledger = new LossLedger();
  ledger.count("queue_full");
  const sent = ledger.next()!;
  ledger.count("closed", 2);
  const left = ledger.drain();
  expect(left).toEqual([sent, { loss_report_id: expect.any(String), losses: { closed: 2 } }]);
  expect(ledger.isEmpty).toBe(true);
  expect(new LossLedger(left).drain()).toEqual(left);
});

it("goes with logs every ten seconds, alone after a minute, and a minute after a try", () => {
  const ledger = new LossLedger();
  expect([ledger.dueWithLogs, ledger.dueAlone]).toEqual([Infinity, Infinity]);
  const start = performance.now();
  ledger.count("sampled");
  expect([ledger.dueWithLogs, ledger.dueAlone]).toEqual([-Infinity, start + 60_000]);
  vi.advanceTimersByTime(1000);
  ledger.next();
  expect([ledger.dueWithLogs, ledger.dueAlone]).toEqual([start + 11_000, start + 61_000]);
});

it("stays within what a server takes", () => {
  const ledger = new LossLedger();
  for (let reason = 0; reason < 100; reason++) ledger.count(`${reason}`.padEnd(100, "x"));
  ledger.count("0".padEnd(64, "x"), 1e12);
  for (const count of [0, -1, Number.NaN]) ledger.count("none", count);
  const { losses } = ledger.next()!;
  expect(Object.keys(losses)).toHaveLength(50);
  expect(Math.max(...Object.keys(losses).map(({ length }) => length))).toBe(64);
  expect(losses["other"]).toBe(51);
  expect(losses["0".padEnd(64, "x")]).toBe(1_000_000_000);
});
