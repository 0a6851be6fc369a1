import type { LogCreate } from "@kai/schema/log";
import { expect, it } from "vitest";
import { Recorder } from "./recorder.ts";
import { Troubles } from "./troubles.ts";

const target = { method: "POST", host: "api.example.com", path: "/v1/chat/completions?key=secret" };

function createRecorder() {
  const records: LogCreate[] = [];
  const sink = (record: LogCreate) => void records.push(record);
  const recorder = new Recorder({ sink, maxBodyBytes: 1000, troubles: new Troubles() });
  return { recorder, records };
}

it("takes the oldest of too many open calls for abandoned", async () => {
  const { recorder, records } = createRecorder();
  const first = recorder.begin(target);
  for (let count = 0; count < 10_000; count++) recorder.begin(target);
  await recorder.settled();
  expect(recorder.stats).toMatchObject({ open: 10_000, recorded: 1 });
  expect(records).toMatchObject([{ status: "incomplete" }]);
  first?.end({ kind: "complete" });
  await recorder.settled();
  expect(recorder.stats.recorded).toBe(1);
});

it("drops what ends faster than it can be recorded, and counts it", async () => {
  const { recorder } = createRecorder();
  const calls = Array.from({ length: 5001 }, () => recorder.begin(target));
  for (const call of calls) call?.end({ kind: "complete" });
  await recorder.settled();
  expect(recorder.stats).toMatchObject({ open: 0, recorded: 5000, dropped: { backlog: 1 } });
});

it.each([
  [{ ...target, path: "/v1/models" }],
  [{ ...target, method: "GET" }],
  [{ ...target, path: "/proxy?to=/v1/chat/completions" }],
  [{ ...target, path: "not a path" }],
])("does not take %o for a call", (other) => {
  expect(createRecorder().recorder.begin(other)).toBeUndefined();
});

it("knows a call that goes through a proxy", () => {
  const path = "http://api.example.com/v1/chat/completions?key=secret";
  expect(createRecorder().recorder.begin({ ...target, path })).toBeDefined();
});
