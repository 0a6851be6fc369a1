/** A log as the JSON that will be sent. */
export interface QueuedLog {
  readonly json: Uint8Array<ArrayBuffer>;
  /** Position in the order of arrival, from 1. */
  readonly sequence: number;
  /** Whether contents were removed to make it smaller. */
  readonly isCut?: boolean;
}

/** First in, first out, bounded by count and bytes; the batch in flight stays counted until it is settled or released. */
export class BoundedQueue {
  readonly #maxCount: number;
  readonly #maxBytes: number;
  #waiting: QueuedLog[] = [];
  #inFlight: readonly QueuedLog[] = [];
  #bytes = 0;
  #lastSequence = 0;

  constructor(maxCount: number, maxBytes: number) {
    this.#maxCount = maxCount;
    this.#maxBytes = maxBytes;
  }

  get count(): number {
    return this.#inFlight.length + this.#waiting.length;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** What is not in flight. */
  get waiting(): { count: number; bytes: number } {
    return { count: this.#waiting.length, bytes: this.#bytes - totalBytes(this.#inFlight) };
  }

  get lastSequence(): number {
    return this.#lastSequence;
  }

  /** Whether nothing up to this sequence is left. */
  isSettled(sequence: number): boolean {
    const oldest = this.#inFlight[0] ?? this.#waiting[0];
    return oldest === undefined || oldest.sequence > sequence;
  }

  hasRoom(bytes: number): boolean {
    return this.count < this.#maxCount && this.#bytes + bytes <= this.#maxBytes;
  }

  /** Cuts the oldest waiting logs, where that makes them smaller, until so many bytes fit; returns how many it cut. */
  cutOldest(bytes: number, cut: (log: QueuedLog) => QueuedLog | undefined): number {
    if (this.hasRoom(bytes)) return 0;
    let count = 0;
    let at = this.#waiting.findIndex(({ isCut }) => !isCut);
    // When there are too many logs, smaller ones make no room.
    for (; at !== -1 && at < this.#waiting.length && !this.hasRoom(bytes) && this.count < this.#maxCount; at++) {
      const log = this.#waiting[at]!;
      const smaller = cut(log);
      this.#waiting[at] = { ...log, ...smaller, isCut: true };
      this.#bytes -= smaller ? log.json.byteLength - smaller.json.byteLength : 0;
      count += smaller ? 1 : 0;
    }
    return count;
  }

  /** Adds a log and returns how many were dropped for it: the oldest waiting ones, or itself when the rest is in flight. */
  push(json: Uint8Array<ArrayBuffer>): number {
    let dropped = 0;
    for (; !this.hasRoom(json.byteLength) && this.#waiting.length > 0; dropped++) {
      this.#bytes -= totalBytes([this.#waiting.shift()!]);
    }
    if (!this.hasRoom(json.byteLength)) return dropped + 1;
    this.#waiting.push({ json, sequence: ++this.#lastSequence });
    this.#bytes += json.byteLength;
    return dropped;
  }

  /** The oldest waiting logs: as many as the limits allow, and at least one. */
  oldest(maxCount: number, maxBytes: number): readonly QueuedLog[] {
    let bytes = 0;
    const candidates = this.#waiting.slice(0, maxCount);
    const end = candidates.findIndex(({ json }, index) => (bytes += json.byteLength) > maxBytes && index > 0);
    return end === -1 ? candidates : candidates.slice(0, end);
  }

  /** Forgets so many of the oldest waiting logs. */
  forget(count: number): void {
    this.#bytes -= totalBytes(this.#waiting.splice(0, count));
  }

  /** Puts the oldest logs in flight, within the limits of {@link oldest}. */
  take(maxCount: number, maxBytes: number): readonly QueuedLog[] {
    this.#inFlight = this.oldest(maxCount, maxBytes);
    this.#waiting.splice(0, this.#inFlight.length);
    return this.#inFlight;
  }

  /** Forgets the logs in flight; returns how many. */
  settle(): number {
    const { length } = this.#inFlight;
    this.#bytes -= totalBytes(this.#inFlight);
    this.#inFlight = [];
    return length;
  }

  /** Puts the logs in flight back in front, or others in their place; returns how many. */
  release(logs = this.#inFlight): number {
    this.settle();
    this.#bytes += totalBytes(logs);
    this.#waiting = [...logs, ...this.#waiting];
    return logs.length;
  }

  /** Hands over everything, the logs in flight first. */
  clear(): readonly QueuedLog[] {
    const logs = [...this.#inFlight, ...this.#waiting];
    this.#waiting = [];
    this.#inFlight = [];
    this.#bytes = 0;
    return logs;
  }
}

export function totalBytes(logs: readonly QueuedLog[]): number {
  return logs.reduce((bytes, { json }) => bytes + json.byteLength, 0);
}
