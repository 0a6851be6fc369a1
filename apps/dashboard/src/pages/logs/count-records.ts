/** Counts the records that lines of an export make up: of CSV, a quoted value may go on in the next line, and the head is none. */
export class RecordCounter {
  #records: number;
  #isQuoted = false;
  readonly #isCsv: boolean;

  constructor(format: "csv" | "jsonl") {
    this.#isCsv = format === "csv";
    this.#records = this.#isCsv ? -1 : 0;
  }

  add(line: string): void {
    // A quote within a quoted value is written twice, and so changes nothing.
    if (this.#isCsv)
      for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) this.#isQuoted = !this.#isQuoted;
    if (!this.#isQuoted) this.#records += 1;
  }

  get count(): number {
    return Math.max(0, this.#records);
  }
}
