const width = 30;
const plainMs = 10_000;

/** Draws how far something is over itself on a terminal, and prints a line now and then elsewhere. */
export function progressBar(): (share: number, text: string) => void {
  const isTerminal = process.stderr.isTTY;
  let printed = performance.now();
  return (share, text) => {
    const done = Math.floor(share * width);
    const line = `[${"#".repeat(done)}${"-".repeat(width - done)}] ${Math.floor(share * 100)}%  ${text}`;
    if (isTerminal) process.stderr.write(`\r\u001B[K${line}${share < 1 ? "" : "\n"}`);
    else if (share === 1 || performance.now() - printed > plainMs) {
      printed = performance.now();
      process.stderr.write(`${line}\n`);
    }
  };
}
