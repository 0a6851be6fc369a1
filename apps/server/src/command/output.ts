/** Prints a line of the answer. */
export const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Prints a line for the person who waits, beside the answer. */
export const note = (text: string): void => void process.stderr.write(`${text}\n`);

/** Rows under their headings, as wide as they need to be. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
