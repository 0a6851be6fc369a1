/** How much more content of one stream may be kept: a stream is as long as its sender likes, memory is not. */
export class ContentBudget {
  /** Characters that were not kept. */
  dropped = 0;
  #left: number;

  constructor(characters: number) {
    this.#left = characters;
  }

  /** The part of a text that may be kept. */
  take(text: string): string {
    const kept = text.length <= this.#left ? text : text.slice(0, this.#left).toWellFormed();
    this.#left -= kept.length;
    this.dropped += text.length - kept.length;
    return kept;
  }

  /** Whether a JSON value, which cannot be cut, may be kept. */
  allows(value: unknown): boolean {
    const length = lengthOf(value);
    const allowed = length <= this.#left;
    if (allowed) this.#left -= length;
    else this.dropped += length;
    return allowed;
  }
}

function lengthOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  return JSON.stringify(value).length;
}
