import { DEFAULT_MAX_EVENT_LENGTH } from "./sse.ts";
import type { Frame, FrameReader } from "./stream-decoder.ts";

/** Reads the elements of one JSON list from bytes that may be split anywhere, each as soon as it is there. */
export class JsonArrayReader implements FrameReader {
  oversized = 0;
  readonly #maxEventLength: number;
  readonly #decoder = new TextDecoder();
  /** Lists and objects that are open. */
  #depth = 0;
  #inString = false;
  #escaped = false;
  #element = "";
  #length = 0;

  /** @param maxEventLength longest element in characters */
  constructor(maxEventLength = DEFAULT_MAX_EVENT_LENGTH) {
    this.#maxEventLength = maxEventLength;
  }

  push(bytes: Uint8Array): Frame[] {
    const text = this.#decoder.decode(bytes, { stream: true });
    const frames: Frame[] = [];
    let start = 0;
    for (let position = 0; position < text.length; position++) {
      const outside = this.#depth <= 1;
      this.#read(text.charAt(position));
      if (outside && this.#depth === 2) start = position;
      else if (!outside && this.#depth === 1) {
        this.#append(text.slice(start, position + 1));
        frames.push(...this.#end());
      }
    }
    if (this.#depth > 1) this.#append(text.slice(start));
    return frames;
  }

  #read(character: string): void {
    if (this.#escaped) this.#escaped = false;
    else if (this.#inString) {
      if (character === "\\") this.#escaped = true;
      else if (character === '"') this.#inString = false;
    } else if (character === '"') this.#inString = true;
    else if (character === "{" || character === "[") this.#depth++;
    else if (character === "}" || character === "]") this.#depth--;
  }

  #append(text: string): void {
    this.#length += text.length;
    this.#element = this.#length > this.#maxEventLength ? "" : this.#element + text;
  }

  #end(): Frame[] {
    const data = this.#element;
    this.#element = "";
    this.#length = 0;
    if (data === "") this.oversized++;
    return data === "" ? [] : [{ event: "message", data }];
  }
}
