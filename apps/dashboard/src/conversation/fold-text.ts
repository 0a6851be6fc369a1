const mostLines = 24;
const mostCharacters = 2400;

/** The beginning of a long text; undefined when it is short, or when little would be left out. */
export function foldText(text: string): string | undefined {
  if (text.length <= mostCharacters / 2 && !text.includes("\n")) return undefined;
  const end = Math.min(endOfLines(text, mostLines), mostCharacters);
  if (text.length - end < end / 4) return undefined;
  const space = text.lastIndexOf(" ", end);
  const cut = end < mostCharacters ? end : space > end / 2 ? space : end;
  return text.slice(0, /[\uD800-\uDBFF]/.test(text[cut - 1] ?? "") ? cut - 1 : cut);
}

function endOfLines(text: string, lines: number): number {
  let end = -1;
  for (let line = 0; line < lines; line++) {
    end = text.indexOf("\n", end + 1);
    if (end === -1) return text.length;
  }
  return end;
}
