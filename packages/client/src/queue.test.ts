import { describe, expect, it } from "vitest";
import { BoundedQueue } from "./queue.ts";

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
    expect(queue.clear()).toBe(1);
    expect(queue.isSettled(queue.lastSequence)).toBe(true);
  });
});
