import { describe, expect, it } from "vitest";
import { BoundedQueue, type QueuedLog } from "./queue.ts";

const json = (text: string) => new TextEncoder().encode(text);
const texts = (logs: readonly { json: Uint8Array }[]) => logs.map((log) => new TextDecoder().decode(log.json));

describe("BoundedQueue", () => {
  it("takes batches by count and by bytes, in order, and at least one log", () => {
    const queue = new BoundedQueue(10, 1000);
    for (const text of ["a", "bb", "ccc", "d"]) queue.push(json(text));
    expect(texts(queue.take(2, 100))).toEqual(["a", "bb"]);
    queue.settle();
    expect(texts(queue.take(2, 1))).toEqual(["ccc"]);
    queue.settle();
    expect(texts(queue.take(2, 1))).toEqual(["d"]);
    queue.settle();
    expect(queue).toMatchObject({ count: 0, bytes: 0 });
  });

  it("takes what fits in the bytes exactly", () => {
    const queue = new BoundedQueue(10, 1000);
    for (const text of ["aa", "bb", "cc"]) queue.push(json(text));
    expect(texts(queue.take(10, 4))).toEqual(["aa", "bb"]);
  });

  it("drops the oldest beyond the count", () => {
    const queue = new BoundedQueue(2, 1000);
    expect(["a", "b", "c"].map((text) => queue.push(json(text)))).toEqual([0, 0, 1]);
    expect(texts(queue.take(10, 100))).toEqual(["b", "c"]);
  });

  it("drops as many of the oldest as the bytes need", () => {
    const queue = new BoundedQueue(10, 4);
    expect(["a", "b", "cc", "ddd"].map((text) => queue.push(json(text)))).toEqual([0, 0, 0, 3]);
    expect(queue).toMatchObject({ count: 1, bytes: 3 });
  });

  it("cuts the oldest first, each once, while that makes room", () => {
    const firstByte = (log: QueuedLog) => (log.json.length > 1 ? { ...log, json: log.json.subarray(0, 1) } : undefined);
    const queue = new BoundedQueue(10, 10);
    for (const text of ["aaaa", "b", "cccc"]) queue.push(json(text));
    expect(queue.cutOldest(1, firstByte)).toBe(0);
    expect(queue.cutOldest(4, firstByte)).toBe(1);
    expect(queue.cutOldest(7, firstByte)).toBe(1);
    expect(queue.cutOldest(8, firstByte)).toBe(0);
    expect(queue).toMatchObject({ count: 3, bytes: 3 });
    expect(texts(queue.take(10, 100))).toEqual(["a", "b", "c"]);
  });

  it("cuts nothing when there are too many logs", () => {
    const queue = new BoundedQueue(1, 10);
    queue.push(json("aaaa"));
    expect(queue.cutOldest(9, (log) => ({ ...log, json: json("a") }))).toBe(0);
    expect(queue).toMatchObject({ count: 1, bytes: 4 });
  });

  it("hands over everything, in order, what is in flight first", () => {
    const queue = new BoundedQueue(10, 100);
    for (const text of ["a", "b", "c", "d"]) queue.push(json(text));
    queue.take(1, 100);
    expect(texts(queue.oldest(10, 2))).toEqual(["b", "c"]);
    queue.forget(1);
    expect(texts(queue.clear())).toEqual(["a", "c", "d"]);
    expect(queue).toMatchObject({ count: 0, bytes: 0 });
    expect(queue.settle()).toBe(0);
  });

  it("counts what is in flight, and never drops it", () => {
    const queue = new BoundedQueue(2, 1000);
    queue.push(json("a"));
    queue.push(json("b"));
    queue.take(2, 100);
    expect(queue.push(json("c"))).toBe(1);
    expect(queue).toMatchObject({ count: 2, bytes: 2, waiting: { count: 0, bytes: 0 } });
    expect(queue.release()).toBe(2);
    expect(texts(queue.take(2, 100))).toEqual(["a", "b"]);
  });

  it("puts a replacement back in front", () => {
    const queue = new BoundedQueue(10, 1000);
    queue.push(json("large"));
    queue.push(json("b"));
    const [log] = queue.take(1, 100);
    queue.release([{ json: json("s"), sequence: log!.sequence }]);
    expect(queue).toMatchObject({ count: 2, bytes: 2 });
    expect(texts(queue.take(10, 100))).toEqual(["s", "b"]);
  });

  it("knows when everything up to a sequence is gone, in whatever way", () => {
    const queue = new BoundedQueue(2, 1000);
    queue.push(json("a"));
    const first = queue.lastSequence;
    queue.push(json("b"));
    const second = queue.lastSequence;
    expect(queue.isSettled(first)).toBe(false);
    queue.push(json("c"));
    expect(queue.isSettled(first)).toBe(true);
    queue.take(1, 100);
    expect(queue.isSettled(second)).toBe(false);
    queue.settle();
    expect(queue.isSettled(second)).toBe(true);
    expect(queue.isSettled(queue.lastSequence)).toBe(false);
    expect(texts(queue.clear())).toEqual(["c"]);
    expect(queue.isSettled(queue.lastSequence)).toBe(true);
  });
});
