import { JsonArrayReader } from "../json-array.ts";
import { SseReader } from "../sse.ts";
import type { Frame, FrameReader } from "../stream-decoder.ts";

/** Gemini streams server-sent events with `?alt=sse`, otherwise one JSON list. */
export class GeminiFrames implements FrameReader {
  readonly #maxEventLength: number | undefined;
  #reader: FrameReader | undefined;
  /** The beginning, until it shows what it is. */
  #head = new Uint8Array();

  constructor(maxEventLength?: number) {
    this.#maxEventLength = maxEventLength;
  }

  get oversized(): number {
    return this.#reader?.oversized ?? 0;
  }

  push(bytes: Uint8Array): Frame[] {
    if (this.#reader) return this.#reader.push(bytes);
    const head = new Uint8Array(this.#head.length + bytes.length);
    head.set(this.#head);
    head.set(bytes, this.#head.length);
    const text = new TextDecoder().decode(head.subarray(0, 1000)).trim();
    if (text.length < 2 && head.length < 1000) {
      // `[` and an object begin a list; a lone bracket may be anything.
      this.#head = head;
      return [];
    }
    this.#head = new Uint8Array();
    this.#reader = /^\[\s*\{/.test(text)
      ? new JsonArrayReader(this.#maxEventLength)
      : new SseReader(this.#maxEventLength);
    return this.#reader.push(head);
  }
}
