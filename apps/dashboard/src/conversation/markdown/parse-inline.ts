/** A piece of a line of Markdown. */
export type Inline =
  | { type: "text"; text: string }
  | { type: "code"; text: string }
  | { type: "strong" | "emphasis" | "struck"; children: readonly Inline[] }
  | { type: "link"; url: string; text: string };

const marks = [
  ["**", "strong"],
  ["__", "strong"],
  ["~~", "struck"],
  ["*", "emphasis"],
  ["_", "emphasis"],
] as const;

/** Where something may begin: a mark, code, a link or an address. */
const start = /[*_~`]|!?\[|https?:\/\//g;
const link = /!?\[([^\]\n]{0,500})\]\(\s*<?([^\s()<>]{1,2000})>?(?:\s+"[^"\n]{0,200}")?\s*\)/y;
const address = /https?:\/\/[^\s<>"'`)\]]+[^\s<>"'`)\].,;:!?]/y;

/** Reads code, bold, italics, struck text, links and addresses. What is none of these stays text; takes time in proportion to its length. */
export function parseInline(text: string, depth = 0): Inline[] {
  const found: Inline[] = [];
  /** Marks that are known to close nowhere from here on. */
  const unclosed = new Set<string>();
  let plain = 0;
  let position = 0;
  const take = (inline: Inline, from: number, to: number) => {
    if (from > plain) found.push({ type: "text", text: text.slice(plain, from) });
    found.push(inline);
    plain = position = to;
  };
  while (position < text.length) {
    start.lastIndex = position;
    const at = start.exec(text)?.index;
    if (at === undefined) break;
    position = at + 1;
    const [inline, end] =
      readCode(text, at, unclosed) ?? readLink(text, at) ?? readMarked(text, at, { unclosed, depth }) ?? [];
    if (inline) take(inline, at, end!);
  }
  if (plain < text.length) found.push({ type: "text", text: text.slice(plain) });
  return found;
}

type Read = readonly [inline: Inline, end: number] | undefined;

function closing(text: string, mark: string, from: number, unclosed: Set<string>): number | undefined {
  if (unclosed.has(mark)) return undefined;
  const end = text.indexOf(mark, from);
  if (end !== -1) return end;
  unclosed.add(mark);
  return undefined;
}

function readCode(text: string, at: number, unclosed: Set<string>): Read {
  if (text[at] !== "`") return undefined;
  const mark = text[at + 1] === "`" ? "``" : "`";
  const end = closing(text, mark, at + mark.length, unclosed);
  if (end === undefined || end === at + mark.length) return undefined;
  return [{ type: "code", text: text.slice(at + mark.length, end) }, end + mark.length];
}

function readLink(text: string, at: number): Read {
  link.lastIndex = at;
  const [whole, label, url] = link.exec(text) ?? [];
  if (url !== undefined && /^https?:\/\//i.test(url))
    return [{ type: "link", url, text: label || url }, at + whole!.length];
  address.lastIndex = at;
  const bare = address.exec(text)?.[0];
  return bare === undefined ? undefined : [{ type: "link", url: bare, text: bare }, at + bare.length];
}

function readMarked(text: string, at: number, { unclosed, depth }: { unclosed: Set<string>; depth: number }): Read {
  const found = marks.find(([each]) => text.startsWith(each, at));
  if (!found || depth > 3) return undefined;
  const [mark, type] = found;
  const from = at + mark.length;
  // Within a word, `_` is part of a name.
  if (/\s/.test(text[from] ?? " ") || (mark[0] === "_" && /\w/.test(text[at - 1] ?? ""))) return undefined;
  const end = closing(text, mark, from, unclosed);
  if (end === undefined || end === from || /\s/.test(text[end - 1]!)) return undefined;
  if (mark[0] === "_" && /\w/.test(text[end + mark.length] ?? "")) return undefined;
  return [{ type, children: parseInline(text.slice(from, end), depth + 1) }, end + mark.length];
}
