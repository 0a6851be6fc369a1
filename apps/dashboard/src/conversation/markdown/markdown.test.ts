import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseBlocks } from "./parse-blocks.ts";
import { type Inline, parseInline } from "./parse-inline.ts";

describe("blocks", () => {
  it("reads what models write", () => {
    const markdown = [
      "# Title #",
      "Some text",
      "goes on.",
      "",
      "1. one",
      "   still one",
      "2) two",
      "   - inner",
      "   ```",
      "   a",
      "     b",
      "   ```",
      "",
      "```ts",
      "const a = `b`;",
      "",
      "- no list",
      "```",
      "> quoted",
      "> on",
      "---",
      "| a | b |",
      "|---|:-:|",
      "| 1 | 2 |",
    ].join("\n");
    expect(parseBlocks(markdown)).toEqual([
      { type: "heading", level: 1, text: "Title" },
      { type: "paragraph", text: "Some text\ngoes on." },
      {
        type: "list",
        items: [
          { mark: "1.", level: 0, text: "one\nstill one" },
          { mark: "2)", level: 0, text: "two" },
          { mark: "•", level: 1, text: "inner" },
        ],
      },
      { type: "code", language: "", text: "a\n  b" },
      { type: "code", language: "ts", text: "const a = `b`;\n\n- no list" },
      { type: "quote", text: "quoted\non" },
      { type: "rule" },
      { type: "table", header: ["a", "b"], rows: [["1", "2"]] },
    ]);
  });

  it("takes code that is never closed to the end", () => {
    expect(parseBlocks("```\na\nb")).toEqual([{ type: "code", language: "", text: "a\nb" }]);
  });
});

describe("inline", () => {
  it("reads marks, code and links", () => {
    expect(parseInline("**Bold _and_** `code **not**` [here](https://a.example/x) ~~gone~~")).toEqual([
      {
        type: "strong",
        children: [
          { type: "text", text: "Bold " },
          { type: "emphasis", children: [{ type: "text", text: "and" }] },
        ],
      },
      { type: "text", text: " " },
      { type: "code", text: "code **not**" },
      { type: "text", text: " " },
      { type: "link", url: "https://a.example/x", text: "here" },
      { type: "text", text: " " },
      { type: "struck", children: [{ type: "text", text: "gone" }] },
    ]);
  });

  it.each(["2 * 3 * 4", "snake_case_name", "a ** b", "[x](javascript:alert(1))", "<b onclick=x>", "`", "**", "_a_b"])(
    "leaves %j as it is",
    (text) => expect(parseInline(text)).toEqual([{ type: "text", text }]),
  );

  it("finds addresses without the full stop behind them", () => {
    expect(parseInline("See https://a.example/b.")).toEqual([
      { type: "text", text: "See " },
      { type: "link", url: "https://a.example/b", text: "https://a.example/b" },
      { type: "text", text: "." },
    ]);
  });
});

/** All that was written: what is read, and where a link leads when its text says something else. */
const textOf = (inline: Inline): string => {
  if ("children" in inline) return inline.children.map(textOf).join("");
  return inline.type === "link" && inline.url !== inline.text ? inline.text + inline.url : inline.text;
};
const letters = (text: string) => text.replaceAll(/[^a-z]/g, "");

it("loses no word of any text", () => {
  const piece = fc.constantFrom(
    "*",
    "**",
    "_",
    "__",
    "`",
    "```",
    "~~",
    "[",
    "](",
    ")",
    "word",
    " ",
    "\n",
    "- ",
    "1. ",
    "> ",
    "|",
    "|-|",
    "# ",
    "http://x",
    "!",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join("");
      const words = letters(parseInline(text).map(textOf).join(""));
      expect(words).toBe(letters(text));
      expect(() => JSON.stringify(parseBlocks(text))).not.toThrow();
    }),
    { numRuns: 2000 },
  );
});

it("reads what never closes in proportion to its length", () => {
  const text = "**a _b `c ~~d [e](f ".repeat(20_000);
  expect(parseInline(text).length).toBeGreaterThan(0);
});
