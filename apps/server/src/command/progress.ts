import { note } from "./output.ts";

const everyMs = { terminal: 100, plain: 10_000 };
const width = 30;

/** Shows how far something is: a bar that is drawn over itself on a terminal, a line now and then elsewhere. */
export class Progress {
  readonly #text: () => string;
  readonly #share: () => number | undefined;
  readonly #isTerminal = process.stderr.isTTY;
  #shown = performance.now();

  constructor(share: () => number | undefined, text: () => string) {
    this.#share = share;
    this.#text = text;
  }

  update(): void {
    if (performance.now() - this.#shown < everyMs[this.#isTerminal ? "terminal" : "plain"]) return;
    this.#shown = performance.now();
    const share = this.#share();
    const percent = share === undefined ? "" : `${Math.floor(share * 100)}%  `;
    if (!this.#isTerminal) note(`${percent}${this.#text()}`);
    else {
      const done = Math.round((share ?? 0) * width);
      process.stderr.write(
        `\r\u001B[K${share === undefined ? "" : `[${"#".repeat(done)}${"-".repeat(width - done)}] `}${percent}${this.#text()}`,
      );
    }
  }

  /** Makes room for a line of its own. */
  clear(): void {
    if (this.#isTerminal) process.stderr.write("\r\u001B[K");
  }
}
