/** A block of Markdown, of the kinds that models write. Texts within are still to be read by `parseInline`. */
export type Block =
  | { type: "paragraph"; text: string }
  | { type: "heading"; level: number; text: string }
  | { type: "code"; language: string; text: string }
  | { type: "list"; items: readonly ListItem[] }
  | { type: "quote"; text: string }
  | { type: "table"; header: readonly string[]; rows: readonly (readonly string[])[] }
  | { type: "rule" };

interface ListItem {
  /** `•`, or the number as it was written. */
  mark: string;
  /** 0 for the outermost. */
  level: number;
  text: string;
}

/** Also within a list, where it is indented. */
const fence = /^(\s*)(`{3,}|~{3,})\s*([^\s`]*)/;
const heading = /^ {0,3}(#{1,6})\s+(\S.*)$/;
const rule = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const item = /^(\s*)([-*+]|\d{1,9}[.)])\s+(\S.*)$/;
const quote = /^ {0,3}>\s?(.*)$/;
const divider = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** Reads Markdown line by line. Nothing of it is HTML: what looks like tags is text. */
export function parseBlocks(markdown: string): Block[] {
  const lines = markdown.split(/\r?\n/);
  const blocks: Block[] = [];
  let at = 0;
  /** Takes lines as long as they fit. */
  const takeWhile = (fits: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && fits(lines[at]!)) at += 1;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at]!;
    const opened = fence.exec(line);
    const head = heading.exec(line);
    if (line.trim() === "") at += 1;
    else if (opened) {
      at += 1;
      const closes = (each: string) => each.trim().startsWith(opened[2]!) && /^[`~]+$/.test(each.trim());
      const code = takeWhile((each) => !closes(each)).map((each) => withoutIndent(each, opened[1]!.length));
      blocks.push({ type: "code", language: opened[3]!, text: code.join("\n") });
      at += 1;
    } else if (head) {
      blocks.push({ type: "heading", level: head[1]!.length, text: head[2]!.replace(/\s+#+\s*$/, "") });
      at += 1;
    } else if (rule.test(line)) {
      blocks.push({ type: "rule" });
      at += 1;
    } else if (item.test(line)) {
      blocks.push({
        type: "list",
        items: readItems(takeWhile((each) => !fence.test(each) && (item.test(each) || /^\s+\S/.test(each)))),
      });
    } else if (quote.test(line)) {
      blocks.push({
        type: "quote",
        text: takeWhile((each) => quote.test(each))
          .map((each) => quote.exec(each)![1]!)
          .join("\n"),
      });
    } else if (line.includes("|") && divider.test(lines[at + 1] ?? "") && lines[at + 1]!.includes("-")) {
      const [header, , ...rows] = takeWhile((each) => each.includes("|")).map(cellsOf);
      blocks.push({ type: "table", header: header!, rows });
    } else {
      at += 1;
      const rest = takeWhile(
        (each) => each.trim() !== "" && ![fence, heading, rule, item, quote].some((other) => other.test(each)),
      );
      blocks.push({ type: "paragraph", text: [line, ...rest].join("\n") });
    }
  }
  return blocks;
}

/** Items and, in lines that are none, what goes on from the item before. */
function readItems(lines: readonly string[]): ListItem[] {
  const items: ListItem[] = [];
  for (const line of lines) {
    const [, indent, mark, text] = item.exec(line) ?? [];
    const before = items.at(-1);
    if (mark !== undefined) {
      const level = Math.min(Math.floor(indent!.replaceAll("\t", "    ").length / 2), (before?.level ?? -1) + 1);
      items.push({ mark: /\d/.test(mark) ? mark : "•", level, text: text! });
    } else if (before) items[items.length - 1] = { ...before, text: `${before.text}\n${line.trim()}` };
  }
  return items;
}

const withoutIndent = (line: string, indent: number) =>
  line.slice(0, indent).trim() === "" ? line.slice(indent) : line.trimStart();

const cellsOf = (line: string) =>
  line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());
