import { type Entry, mostCharacters, tooLong } from "./entry.ts";

/** The lines of a text that say something. One that is too long is passed over. */
export async function* jsonLines(chunks: AsyncIterable<string>): AsyncGenerator<Entry<string>> {
  let line = 1;
  let held = "";
  let overlong = false;
  const end = (text: string): Entry<string> | undefined => {
    const content = held + text;
    const entry = overlong ? { line, problem: tooLong } : { line, content };
    const isBlank = !overlong && content.trim() === "";
    [held, overlong] = ["", false];
    line++;
    return isBlank ? undefined : entry;
  };
  for await (const chunk of chunks) {
    const parts = chunk.split("\n");
    const rest = parts.pop()!;
    for (const part of parts) {
      const entry = end(part);
      if (entry) yield entry;
    }
    overlong ||= held.length + rest.length > mostCharacters;
    held = overlong ? "" : held + rest;
  }
  const last = end("");
  if (last) yield last;
}
