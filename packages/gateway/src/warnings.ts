/** What the gateway did not do as asked, by what it is about; it goes into the log and the header `x-kai-warnings`. */
export class Warnings {
  readonly #texts = new Map<string, string>();

  /** Keeps the first warning of each subject. */
  add(subject: string, text: string): void {
    if (!this.#texts.has(subject)) this.#texts.set(subject, text);
  }

  addAll(warnings: Readonly<Record<string, string>>): void {
    for (const [subject, text] of Object.entries(warnings)) this.add(subject, text);
  }

  get subjects(): string[] {
    return [...this.#texts.keys()];
  }

  toJSON(): Record<string, string> {
    return Object.fromEntries(this.#texts);
  }
}
