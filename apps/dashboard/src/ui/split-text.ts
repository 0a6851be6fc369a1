/** Cuts long text into pieces of about so many characters, at the ends of lines where there are any. */
export function splitText(text: string, length = 16_000): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    const end = start + length >= text.length ? text.length : endOfPiece(text, start, length);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

function endOfPiece(text: string, start: number, length: number): number {
  const line = text.lastIndexOf("\n", start + length);
  if (line > start + length / 2) return line + 1;
  const space = text.lastIndexOf(" ", start + length);
  if (space > start + length / 2) return space + 1;
  // Two halves of one character would be shown as two that are none.
  return start + length - (/[\uD800-\uDBFF]/.test(text[start + length - 1]!) ? 1 : 0);
}
