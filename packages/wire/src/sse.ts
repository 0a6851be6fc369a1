/** One server-sent event. */
export interface SseEvent {
  /** @default "message" */
  event: string;
  data: string;
  /** The last event id so far, if any. */
  id?: string;
}

/** Room for an image in base64, which some providers send in one event. */
export const DEFAULT_MAX_EVENT_LENGTH = 16 * 1024 * 1024;

/**
 * Reads server-sent events from bytes that may be split anywhere.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export class SseReader {
  /** Events skipped because they were longer than allowed. */
  oversized = 0;
  /** The reconnection time the server asked for, in milliseconds. */
  retry: number | undefined;

  readonly #maxEventLength: number;
  readonly #decoder = new TextDecoder();
  #line = "";
  #afterCarriageReturn = false;

  #event = "";
  #data: string | undefined;
  #id: string | undefined;
  #length = 0;

  /** @param maxEventLength longest event in characters */
  constructor(maxEventLength = DEFAULT_MAX_EVENT_LENGTH) {
    this.#maxEventLength = maxEventLength;
  }

  /** Feeds bytes; returns the events they complete. Never throws: bytes that are not UTF-8 become U+FFFD. */
  push(bytes: Uint8Array): SseEvent[] {
    const text = this.#decoder.decode(bytes, { stream: true });
    const events: SseEvent[] = [];
    let start = this.#afterCarriageReturn && text.startsWith("\n") ? 1 : 0;
    if (text !== "") this.#afterCarriageReturn = text.endsWith("\r");
    let feed = text.indexOf("\n", start);
    let carriage = text.indexOf("\r", start);
    while (feed !== -1 || carriage !== -1) {
      const isFeed = carriage === -1 || (feed !== -1 && feed < carriage);
      const end = isFeed ? feed : carriage;
      this.#append(text.slice(start, end));
      const event = this.#endLine();
      if (event) events.push(event);
      start = !isFeed && feed === end + 1 ? end + 2 : end + 1;
      if (feed !== -1 && feed < start) feed = text.indexOf("\n", start);
      if (carriage !== -1 && carriage < start) carriage = text.indexOf("\r", start);
    }
    if (start < text.length) this.#append(text.slice(start));
    return events;
  }

  get #tooLong(): boolean {
    return this.#length > this.#maxEventLength;
  }

  #append(text: string): void {
    this.#length += text.length;
    if (!this.#tooLong) this.#line += text;
    // One character is enough to tell the line from the blank one that ends the event.
    else this.#line = (this.#line + text).slice(0, 1);
  }

  #endLine(): SseEvent | undefined {
    const line = this.#line;
    this.#line = "";
    if (line === "") return this.#endEvent();
    if (this.#tooLong) this.#data = undefined;
    else this.#readField(line);
    return undefined;
  }

  #readField(line: string): void {
    const colon = line.indexOf(":");
    // A comment is no part of the event: heartbeats may go on for hours.
    if (colon === 0) this.#length -= line.length;
    const name = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (name === "data") this.#data = this.#data === undefined ? value : `${this.#data}\n${value}`;
    else if (name === "event") this.#event = value;
    else if (name === "id" && !value.includes("\0")) this.#id = value;
    else if (name === "retry" && /^\d+$/.test(value)) this.retry = Number(value);
  }

  #endEvent(): SseEvent | undefined {
    const event = this.#event || "message";
    const data = this.#data;
    const id = this.#id;
    const tooLong = this.#tooLong;
    this.#event = "";
    this.#data = undefined;
    this.#length = 0;
    if (tooLong) this.oversized++;
    if (tooLong || data === undefined) return undefined;
    return id === undefined ? { event, data } : { event, data, id };
  }
}
