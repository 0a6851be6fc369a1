import { describe, expect, it } from "vitest";
import { csvRows } from "./csv-rows.ts";
import { jsonLines } from "./json-lines.ts";
import { jsonValues } from "./json-values.ts";

/** Splits a text everywhere, so that every state is left and entered between chunks. */
async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const sizes = [1, 2, 3, 7, 1000];

describe.each(sizes)("in pieces of %i characters", (size) => {
  it("finds the lines of a text, blank ones aside", async () => {
    const text = '{"a":"\u2028"}\r\n\n  \n{"b":1}';
    expect(await all(jsonLines(pieces(text, size)))).toEqual([
      { line: 1, content: '{"a":"\u2028"}\r' },
      { line: 4, content: '{"b":1}' },
    ]);
  });

  it("finds the objects of an array, whatever their texts hold", async () => {
    const text = '[\n {"a": "}]\\"{\\\\"},\n\n {"b": [{"c": 1}]}, {"d":\n{}}]';
    expect(await all(jsonValues(pieces(text, size)))).toEqual([
      { line: 2, content: '{"a": "}]\\"{\\\\"}' },
      { line: 4, content: '{"b": [{"c": 1}]}' },
      { line: 4, content: '{"d":\n{}}' },
    ]);
  });

  it("tells of what is no object, and of a file that was cut", async () => {
    expect(await all(jsonValues(pieces('[1, {"a": 1},\n"x", {"b": ', size)))).toEqual([
      { line: 1, problem: "is no JSON object" },
      { line: 1, content: '{"a": 1}' },
      { line: 2, problem: "is no JSON object" },
      { line: 2, problem: "does not end: the file was cut" },
    ]);
  });

  it("finds the cells of CSV, with quotes and line breaks in them", async () => {
    const text = 'a,b,c\r\n1,"x ""y"", z\nw",\r\n\n,"",3\n1,2\n"""q""",5" disk,"end"';
    expect(await all(csvRows(pieces(text, size)))).toEqual([
      { line: 2, content: { a: "1", b: 'x "y", z\nw', c: "" } },
      { line: 5, content: { a: "", b: "", c: "3" } },
      { line: 6, problem: "has 2 cells, the header 3" },
      { line: 7, content: { a: '"q"', b: '5" disk', c: "end" } },
    ]);
  });
});

it("passes over a line that is too long, and goes on after it", async () => {
  async function* text() {
    yield "{}\n{";
    for (let index = 0; index < 70; index++) yield "x".repeat(1024 * 1024);
    yield "}\n{}";
  }
  expect(await all(jsonLines(text()))).toEqual([
    { line: 1, content: "{}" },
    { line: 2, problem: "is longer than 64 million characters" },
    { line: 3, content: "{}" },
  ]);
});
