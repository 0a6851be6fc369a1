/** Choices, tool calls, blocks and the names of members; each costs memory, however little it holds. */
const MAX_PARTS = 4096;
const APART_LENGTH = 1024 * 1024;

/** How much more of one stream may be kept: a stream is as long as its sender likes, memory is not. */
export class ContentBudget {
  readonly #lost: { characters: number; parts: number };
  #characters: number;
  #parts = MAX_PARTS;

  constructor(characters: number, lost = { characters: 0, parts: 0 }) {
    this.#characters = characters;
    this.#lost = lost;
  }

  /** Characters that may still be kept. */
  get left(): number {
    return this.#characters;
  }

  /** Characters that were not kept. */
  get dropped(): number {
    return this.#lost.characters;
  }

  /** Parts that were not kept. */
  get refused(): number {
    return this.#lost.parts;
  }

  /** A budget for what must be kept even when there was too much content, such as usage. What it loses is counted here. */
  apart(): ContentBudget {
    return new ContentBudget(APART_LENGTH, this.#lost);
  }

  /** The part of a text that may be kept. */
  take(text: string): string {
    const kept = text.length <= this.#characters ? text : text.slice(0, this.#characters).toWellFormed();
    this.#characters -= kept.length;
    this.#lost.characters += text.length - kept.length;
    return kept;
  }

  /** Whether a JSON value, which cannot be cut, may be kept; `freed` is the length of what it replaces. */
  allows(value: unknown, freed = 0): boolean {
    const length = lengthOf(value);
    const more = length - freed;
    const allowed = more <= this.#characters;
    if (allowed) this.#characters -= more;
    else this.#lost.characters += length;
    return allowed;
  }

  /** Whether one more part may be begun. */
  admits(): boolean {
    const admitted = this.#parts > 0;
    if (admitted) this.#parts--;
    else this.#lost.parts++;
    return admitted;
  }
}

/** What a JSON value counts for. */
export function lengthOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  return value === undefined ? 0 : JSON.stringify(value).length;
}
