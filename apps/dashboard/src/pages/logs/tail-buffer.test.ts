import type { Log } from "@kai/schema/log";
import { expect, it } from "vitest";
import { addToTail, countCame, emptyTail, showWaiting, withTail } from "./tail-buffer.ts";

const logs = (...ids: (string | number)[]) => ids.map((id) => ({ unique_id: String(id) }) as Log);
const ids = (given: readonly Log[]) => given.map((log) => log.unique_id).join(" ");

it("holds new logs back, the newest first, until they are asked for", () => {
  const buffer = addToTail(addToTail(emptyTail, logs("a", "b"), false), logs("c"), false);
  expect([ids(buffer.shown), ids(buffer.waiting)]).toEqual(["", "c b a"]);
  const shown = addToTail(showWaiting(buffer), logs("d"), false);
  expect([ids(shown.shown), ids(shown.waiting)]).toEqual(["c b a", "d"]);
});

it("shows them at once to a reader who follows, with those that waited", () => {
  const buffer = addToTail(addToTail(emptyTail, logs("a"), false), logs("b"), true);
  expect([ids(buffer.shown), ids(buffer.waiting)]).toEqual(["b a", ""]);
});

it("takes a log in once, however often it is told", () => {
  const buffer = addToTail(addToTail(emptyTail, logs("a", "a"), true), logs("a", "b"), false);
  expect([ids(buffer.shown), ids(buffer.waiting)]).toEqual(["a", "b"]);
});

it("leaves out the oldest when there are too many, and counts them", () => {
  const thousand = (from: number) => logs(...Array.from({ length: 1000 }, (_, index) => from + index));
  let buffer = addToTail(emptyTail, thousand(0), true);
  buffer = addToTail(buffer, thousand(1000), false);
  expect(buffer.missed).toBe(0);
  buffer = addToTail(buffer, thousand(2000), false);
  expect([buffer.shown.length, buffer.waiting.length, buffer.missed]).toEqual([0, 2000, 1000]);
  expect([buffer.waiting[0]!.unique_id, buffer.waiting.at(-1)!.unique_id]).toEqual(["2999", "1000"]);
  buffer = addToTail(buffer, thousand(3000), false);
  expect([buffer.waiting.length, buffer.waiting[0]!.unique_id, buffer.missed]).toEqual([2000, "3999", 2000]);
});

it("counts what came: shown, waiting and missed, without what was found already", () => {
  const buffer = { ...addToTail(addToTail(emptyTail, logs("b", "c"), true), logs("d"), false), missed: 5 };
  expect(countCame(buffer, logs("b", "a"))).toBe(7);
  expect(countCame(emptyTail, logs("a"))).toBe(0);
});

it("stands above what was found, each log once", () => {
  const buffer = addToTail(emptyTail, logs("b", "c"), true);
  expect(ids(withTail(buffer, logs("b", "a")))).toBe("c b a");
  const found = logs("a");
  expect(withTail(emptyTail, found)).toBe(found);
});
