import { type Entry, mostCharacters, tooLong } from "./entry.ts";

/**
 * The rows of a CSV text (RFC 4180) after its header, each as its cells by column. A quoted cell may hold line breaks.
 *
 * @throws Error when a row is too long
 */
export async function* csvRows(chunks: AsyncIterable<string>): AsyncGenerator<Entry<Record<string, string>>> {
  let header: string[] | undefined;
  for await (const { line, cells } of rows(chunks)) {
    if (cells.length === 1 && cells[0] === "") continue;
    if (!header) header = cells;
    else if (cells.length !== header.length)
      yield { line, problem: `has ${cells.length} cells, the header ${header.length}` };
    else yield { line, content: Object.fromEntries(header.map((name, index) => [name, cells[index]!])) };
  }
}

async function* rows(chunks: AsyncIterable<string>): AsyncGenerator<{ line: number; cells: string[] }> {
  let line = 1;
  let begun = 1;
  let cells: string[] = [];
  let cell = "";
  let size = 0;
  let quoted = false;
  // Whether a quoted part has just ended: a quote that follows stands for itself.
  let ended = false;
  for await (const chunk of chunks) {
    size += chunk.length;
    for (let index = 0; index < chunk.length;) {
      const special = quoted ? /"/g : /[",\r\n]/g;
      special.lastIndex = index;
      const found = special.exec(chunk);
      const next = found?.index ?? chunk.length;
      const text = chunk.slice(index, next);
      if (text !== "") {
        cell += text;
        ended = false;
        if (quoted) line += text.split("\n").length - 1;
      }
      index = next + 1;
      if (!found) break;
      const [character] = found;
      if (character === '"') {
        if (quoted) [quoted, ended] = [false, true];
        else if (ended || cell === "") {
          if (ended) cell += '"';
          [quoted, ended] = [true, false];
        } else cell += '"';
      } else if (character !== "\r") {
        cells.push(cell);
        [cell, ended] = ["", false];
        if (character === "\n") {
          yield { line: begun, cells };
          cells = [];
          begun = ++line;
          size = chunk.length - index;
        }
      }
    }
    if (size > mostCharacters) throw new Error(`The row that begins in line ${begun} ${tooLong}.`);
  }
  if (cell !== "" || cells.length > 0) yield { line: begun, cells: [...cells, cell] };
}
