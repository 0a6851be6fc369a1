import { headersIn } from "./aws-headers.ts";
import { crc32 } from "./crc32.ts";
import { asObject, asText, parseJson, withoutEmpty } from "./json.ts";
import { DEFAULT_MAX_EVENT_LENGTH } from "./sse.ts";
import type { Frame, FrameReader } from "./stream-decoder.ts";

/** Two lengths and their checksum. */
const PRELUDE = 12;
const CHECKSUM = 4;

/**
 * Reads `application/vnd.amazon.eventstream` from bytes that may be split anywhere. A message whose checksum is wrong becomes an event that is no
 * JSON; when lengths are wrong nothing more can be found, which is an error.
 * @see https://docs.aws.amazon.com/transcribe/latest/dg/streaming-setting-up.html
 */
export class AwsEventStreamReader implements FrameReader {
  oversized = 0;
  readonly #maxEventLength: number;
  readonly #prelude = new Uint8Array(PRELUDE);
  /** The message after its prelude; none while it is skipped. */
  #rest: Uint8Array | undefined;
  #length = PRELUDE;
  #position = 0;
  #isLost = false;

  /** @param maxEventLength longest message in bytes */
  constructor(maxEventLength = DEFAULT_MAX_EVENT_LENGTH) {
    this.#maxEventLength = maxEventLength;
  }

  push(bytes: Uint8Array): Frame[] {
    const frames: Frame[] = [];
    for (let start = 0; start < bytes.length && !this.#isLost;) {
      const end = Math.min(this.#position < PRELUDE ? PRELUDE : this.#length, this.#position + bytes.length - start);
      const piece = bytes.subarray(start, start + end - this.#position);
      if (this.#position < PRELUDE) this.#prelude.set(piece, this.#position);
      else this.#rest?.set(piece, this.#position - PRELUDE);
      start += piece.length;
      this.#position = end;
      if (end === PRELUDE) frames.push(...this.#readPrelude());
      else if (end === this.#length) frames.push(...this.#end());
    }
    return frames;
  }

  #readPrelude(): Frame[] {
    const prelude = new DataView(this.#prelude.buffer);
    this.#length = prelude.getUint32(0);
    const headers = prelude.getUint32(4);
    const isSound = crc32(this.#prelude.subarray(0, 8)) === prelude.getUint32(8);
    if (!isSound || PRELUDE + headers + CHECKSUM > this.#length) {
      this.#isLost = true;
      return [{ event: "error", data: "The event stream is damaged." }];
    }
    const isTooLong = this.#length > this.#maxEventLength;
    if (isTooLong) this.oversized++;
    this.#rest = isTooLong ? undefined : new Uint8Array(this.#length - PRELUDE);
    return [];
  }

  #end(): Frame[] {
    const rest = this.#rest;
    this.#rest = undefined;
    this.#position = 0;
    if (!rest) return [];
    const body = rest.subarray(0, -CHECKSUM);
    const checksum = new DataView(rest.buffer).getUint32(body.length);
    if (crc32(body, crc32(this.#prelude)) !== checksum) return [{ event: "damaged", data: "damaged" }];
    const headersLength = new DataView(this.#prelude.buffer).getUint32(4);
    return [
      frameOf(headersIn(body.subarray(0, headersLength)), new TextDecoder().decode(body.subarray(headersLength))),
    ];
  }
}

/** Exceptions and errors become events that are called `error`, in the way of other providers. */
function frameOf(headers: ReadonlyMap<string, string>, payload: string): Frame {
  const type = headers.get(":message-type");
  if (type !== "exception" && type !== "error")
    return { event: headers.get(":event-type") ?? "message", data: payload };
  const told = asObject(parseJson(payload)) ?? {};
  const error = withoutEmpty({
    type: headers.get(":exception-type"),
    code: headers.get(":error-code"),
    message: headers.get(":error-message") ?? asText(told["message"]) ?? asText(told["Message"]) ?? payload,
  });
  return { event: "error", data: JSON.stringify({ error }) };
}
