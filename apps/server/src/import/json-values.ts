import { type Entry, mostCharacters, tooLong } from "./entry.ts";

const [quote, backslash, newline] = [34, 92, 10];
const opening = new Set([123, 91]);
const closing = new Set([125, 93]);

/**
 * The objects of a JSON array, or one object over many lines, each as its text, without ever holding more than one.
 *
 * @throws Error when one is too long
 */
export async function* jsonValues(chunks: AsyncIterable<string>): AsyncGenerator<Entry<string>> {
  let line = 1;
  let begun = 1;
  let depth = 0;
  let held = "";
  let inText = false;
  let escaped = false;
  let strayLine = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let index = 0; index < chunk.length; index++) {
      const code = chunk.charCodeAt(index);
      if (code === newline) line++;
      if (inText) {
        if (escaped) escaped = false;
        else if (code === backslash) escaped = true;
        else if (code === quote) inText = false;
      } else if (depth === 0) {
        const character = chunk[index]!;
        if (character === "{") [depth, from, begun] = [1, index, line];
        else if (!/[\s,[\]]/.test(character) && strayLine !== line) {
          strayLine = line;
          yield { line, problem: "is no JSON object" };
        }
      } else if (code === quote) inText = true;
      else if (opening.has(code)) depth++;
      else if (closing.has(code) && --depth === 0) {
        yield { line: begun, content: held + chunk.slice(from, index + 1) };
        held = "";
      }
    }
    if (depth > 0) held += chunk.slice(from);
    if (held.length > mostCharacters) throw new Error(`The record that begins in line ${begun} ${tooLong}.`);
  }
  if (depth > 0) yield { line: begun, problem: "does not end: the file was cut" };
}
