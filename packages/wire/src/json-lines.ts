import { DEFAULT_MAX_EVENT_LENGTH } from "./sse.ts";
import type { Frame, FrameReader } from "./stream-decoder.ts";

/** Reads lines of JSON from bytes that may be split anywhere. */
export class JsonLinesReader implements FrameReader {
  oversized = 0;
  readonly #maxEventLength: number;
  readonly #decoder = new TextDecoder();
  #line = "";
  #length = 0;

  /** @param maxEventLength longest line in characters */
  constructor(maxEventLength = DEFAULT_MAX_EVENT_LENGTH) {
    this.#maxEventLength = maxEventLength;
  }

  push(bytes: Uint8Array): Frame[] {
    const [first = "", ...others] = this.#decoder.decode(bytes, { stream: true }).split("\n");
    const frames: Frame[] = [];
    this.#append(first);
    for (const text of others) {
      frames.push(...this.#end());
      this.#append(text);
    }
    return frames;
  }

  #append(text: string): void {
    this.#length += text.length;
    this.#line = this.#length > this.#maxEventLength ? "" : this.#line + text;
  }

  #end(): Frame[] {
    const data = this.#line;
    const isTooLong = this.#length > this.#maxEventLength;
    this.#line = "";
    this.#length = 0;
    if (isTooLong) this.oversized++;
    return isTooLong || data.trim() === "" ? [] : [{ event: "message", data }];
  }
}
