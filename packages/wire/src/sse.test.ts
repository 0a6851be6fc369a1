import { describe, expect, it } from "vitest";
import { type SseEvent, SseReader } from "./sse.ts";

function read(text: string, size = Number.POSITIVE_INFINITY): SseEvent[] {
  const reader = new SseReader();
  const bytes = new TextEncoder().encode(text);
  const events: SseEvent[] = [];
  for (let start = 0; start < bytes.length; start += size)
    events.push(...reader.push(bytes.subarray(start, start + size)));
  return events;
}

/** The examples of the specification, and its corners. */
const examples: [what: string, text: string, events: SseEvent[]][] = [
  ["several data lines", "data: YHOO\ndata: +2\ndata: 10\n\n", [{ event: "message", data: "YHOO\n+2\n10" }]],
  [
    "comments, ids and their reset",
    ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
    [
      { event: "message", data: "first event", id: "1" },
      { event: "message", data: "second event", id: "" },
      { event: "message", data: " third event", id: "" },
    ],
  ],
  [
    "empty data, and no event without the blank line",
    "data\n\ndata\ndata\n\ndata:",
    [
      { event: "message", data: "" },
      { event: "message", data: "\n" },
    ],
  ],
  [
    "event names, once each",
    "event: add\ndata: 1\n\ndata: 2\n\nevent: unused\n\ndata: 3\n\n",
    [
      { event: "add", data: "1" },
      { event: "message", data: "2" },
      { event: "message", data: "3" },
    ],
  ],
  [
    "unknown fields and colons in values",
    "foo: bar\nDATA: no\ndata: a:b: c\n\n",
    [{ event: "message", data: "a:b: c" }],
  ],
  ["an id with NUL is ignored", "id: 1\nid: a\0b\ndata: x\n\n", [{ event: "message", data: "x", id: "1" }]],
  ["a byte order mark", "\uFEFFdata: x\n\n", [{ event: "message", data: "x" }]],
  ["characters of every length", "data: é東👋🏽\n\n", [{ event: "message", data: "é東👋🏽" }]],
];

describe.each(examples)("%s", (_, text, events) => {
  it.each(["\n", "\r\n", "\r"])("with lines that end in %j, at every split", (newline) => {
    const variant = text.replaceAll("\n", newline);
    const expected = events.map((event) => ({ ...event, data: event.data }));
    for (let size = 1; size <= 12; size++) expect(read(variant, size)).toStrictEqual(expected);
    expect(read(variant)).toStrictEqual(expected);
  });
});

it("gives an event as soon as its blank line is there, also when that ends in CR", () => {
  const reader = new SseReader();
  const push = (text: string) => reader.push(new TextEncoder().encode(text));
  expect(push("data: 1\r\n\r")).toStrictEqual([{ event: "message", data: "1" }]);
  expect(push("\n")).toStrictEqual([]);
  expect(push("data: 2\r\n\r\n")).toStrictEqual([{ event: "message", data: "2" }]);
});

it("keeps the reconnection time", () => {
  const reader = new SseReader();
  reader.push(new TextEncoder().encode("retry: 1500\nretry: soon\n\n"));
  expect(reader.retry).toBe(1500);
});

describe("an event beyond the limit", () => {
  const encode = (text: string) => new TextEncoder().encode(text);

  it.each([
    ["one line", `data: ${"x".repeat(100)}\n\n`],
    ["many lines", "data: xxxx\n".repeat(10) + "\n"],
  ])("is skipped and counted: %s", (_, long) => {
    for (const size of [1, 7, 1000]) {
      const reader = new SseReader(50);
      const bytes = encode(`data: before\n\n${long}data: after\n\n`);
      const events: string[] = [];
      for (let start = 0; start < bytes.length; start += size) {
        events.push(...reader.push(bytes.subarray(start, start + size)).map(({ data }) => data));
      }
      expect(events).toStrictEqual(["before", "after"]);
      expect(reader.oversized).toBe(1);
    }
  });

  it("is not made of comments", () => {
    const reader = new SseReader(50);
    for (let beat = 0; beat < 100; beat++) reader.push(encode(": ping\n"));
    expect(reader.push(encode("data: x\n\n"))).toHaveLength(1);
    expect(reader.oversized).toBe(0);
  });
});
