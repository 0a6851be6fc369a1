import { concat, decodeText } from "./bytes.ts";
import { removeMedia } from "./media.ts";

/** Providers put token counts last. */
const TAIL_BYTES = 16 * 1024;

const none = new Uint8Array();

/** How the marker begins that stands for what was cut. */
export const cutMarker = "[cut by kai: ";

export interface BodyText {
  text: string;
  isCut: boolean;
}

/** Keeps the bytes of one body: all of them up to a limit, beyond that the beginning and the end. */
export class BodyBuffer {
  /** Length of the whole body so far. */
  bytes = 0;
  readonly #maxBytes: number;
  readonly #holdBytes: number;
  #head: Uint8Array[] = [];
  #headBytes = 0;
  #tail = none;
  #read: BodyText | undefined;

  /**
   * @param maxBytes most of it that is read
   * @param holdBytes most bytes held until then, so that a long body can lose its media and still be whole
   */
  constructor(maxBytes: number, holdBytes = maxBytes) {
    this.#maxBytes = maxBytes;
    this.#holdBytes = holdBytes;
  }

  /** Whether bytes are missing from what `read` gives; known once it was called. */
  get isCut(): boolean {
    return this.#read?.isCut ?? false;
  }

  push(chunk: Uint8Array): void {
    this.bytes += chunk.byteLength;
    if (this.#read) return;
    const room = this.#holdBytes - this.#headBytes;
    if (chunk.byteLength <= room) {
      this.#head.push(chunk);
      this.#headBytes += chunk.byteLength;
      return;
    }
    // Copies: a slice would keep all of the chunk in memory.
    if (room > 0) this.#head.push(new Uint8Array(chunk.subarray(0, room)));
    this.#headBytes = this.#holdBytes;
    this.#tail = new Uint8Array(concat([this.#tail, chunk.subarray(Math.max(room, 0))]).subarray(-TAIL_BYTES));
  }

  /** The body without its media; when it is still too long, its beginning and end around a marker. Bytes that follow are only counted. */
  read(): BodyText {
    this.#read ??= this.#cut(removeMedia(decodeText(concat(this.#head))), decodeText(this.#tail));
    this.#head = [];
    this.#tail = none;
    return this.#read;
  }

  /** All of it so far, media included; undefined when that is nothing or more than so many bytes. */
  peek(maxBytes: number): string | undefined {
    return this.bytes > 0 && this.bytes <= maxBytes ? decodeText(concat(this.#head)) : undefined;
  }

  /** All of its bytes, undefined when some were not held. */
  whole(): Uint8Array | undefined {
    return this.bytes === this.#headBytes ? concat(this.#head) : undefined;
  }

  #cut(head: string, tail: string): BodyText {
    if (tail === "" && head.length <= this.#maxBytes) return { text: head, isCut: false };
    const end = (head.slice(this.#maxBytes) + tail).slice(-TAIL_BYTES);
    return { text: `${head.slice(0, this.#maxBytes)}${cutMarker}${this.bytes} bytes in all]${end}`, isCut: true };
  }
}
