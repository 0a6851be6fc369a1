import { cutMarker } from "../body-buffer.ts";

const MAX_PARTS = 10_000;

/** What an iteration gives, part by part: text as one text, everything else as a list. */
export class SpanOutput {
  readonly #maxLength: number;
  readonly #parts: unknown[] = [];
  #length = 0;
  #missing = 0;

  constructor(maxLength: number) {
    this.#maxLength = maxLength;
  }

  add(part: unknown): void {
    if (this.#parts.length >= MAX_PARTS || this.#length > this.#maxLength) {
      this.#missing++;
      return;
    }
    this.#parts.push(part);
    this.#length += typeof part === "string" ? part.length : 1;
  }

  get value(): unknown {
    if (this.#parts.length === 0) return undefined;
    const parts = this.#missing > 0 ? [...this.#parts, `${cutMarker}${this.#missing} more parts]`] : this.#parts;
    return parts.every((part) => typeof part === "string") ? parts.join("") : parts;
  }
}
