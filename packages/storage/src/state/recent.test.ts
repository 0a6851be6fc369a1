import { expect, it, vi } from "vitest";
import { Recent } from "./recent.ts";

const answering = (answers: (string | null | Error)[]) => async () => {
  const answer = answers.shift()!;
  if (answer instanceof Error) throw answer;
  return answer;
};

it("asks once for many who ask together, and again when the answer is old", async () => {
  const recent = new Recent<string>({ size: 10, freshMs: 50 });
  const ask = answering(["first", "second"]);
  expect(await Promise.all([recent.get("a", ask), recent.get("a", ask)])).toEqual(["first", "first"]);
  expect(await recent.get("a", ask)).toBe("first");
  await expect.poll(() => recent.get("a", ask)).toBe("second");
});

it("asks anew for what is not there", async () => {
  const recent = new Recent<string>({ size: 10, freshMs: 1e6 });
  const ask = answering([null, "made since"]);
  expect(await recent.get("a", ask)).toBeNull();
  expect(await recent.get("a", ask)).toBe("made since");
});

it("forgets an answer that was on its way when something changed", async () => {
  const recent = new Recent<string>({ size: 10, freshMs: 1e6 });
  const before = recent.get("a", answering(["before"]));
  recent.clear();
  expect(await before).toBe("before");
  expect(await recent.get("a", answering(["after"]))).toBe("after");
});

it("goes on with an old answer while asking fails, but not without one", async () => {
  const recent = new Recent<string>({ size: 10, freshMs: 0, staleMs: 1e6 });
  const down = () => answering([new Error("down")]);
  await expect(recent.get("a", down())).rejects.toThrow("down");
  await recent.get("a", answering(["known"]));
  expect(await recent.get("a", down())).toBe("known");
});

it("keeps no more than its size", async () => {
  const recent = new Recent<string>({ size: 2, freshMs: 1e6 });
  for (const name of ["a", "b", "c"]) await recent.get(name, answering([name]));
  expect(await recent.get("c", answering(["asked again"]))).toBe("c");
  expect(await recent.get("a", answering(["asked again"]))).toBe("asked again");
});

it("asks again in time when the clock is set back", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const recent = new Recent<string>({ size: 10, freshMs: 20 });
  const ask = answering(["first", "second"]);
  await recent.get("a", ask);
  vi.setSystemTime(Date.now() - 3_600_000);
  await expect.poll(() => recent.get("a", ask)).toBe("second");
  vi.useRealTimers();
});
