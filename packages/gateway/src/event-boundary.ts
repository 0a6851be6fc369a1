const boundaries = ["\n\n", "\r\n\r\n", "\r\r"];
const longest = 4;

/**
 * Holds the beginning of a server-sent event back until all of it has come: what is passed on may end after any piece and never within an event.
 * Bytes stay as they are.
 */
export class EventBoundary {
  #held: Buffer[] = [];
  /** Bytes held back. */
  size = 0;

  /** Answers what has become whole; empty when nothing has. */
  push(piece: Buffer): Buffer {
    // A boundary may be split over two pieces.
    const before = Buffer.concat(this.#held.slice(-longest)).subarray(1 - longest);
    const end = endOfLastEvent(Buffer.concat([before, piece])) - before.length;
    if (end <= 0) {
      this.#held.push(piece);
      this.size += piece.length;
      return Buffer.alloc(0);
    }
    const whole = Buffer.concat([...this.#held, piece.subarray(0, end)]);
    this.#held = end < piece.length ? [piece.subarray(end)] : [];
    this.size = piece.length - end;
    return whole;
  }

  /** What is held back, for streams that end without a boundary. */
  rest(): Buffer {
    return Buffer.concat(this.#held);
  }
}

const endOfLastEvent = (bytes: Buffer): number =>
  Math.max(
    ...boundaries.map((boundary) => {
      const at = bytes.lastIndexOf(boundary);
      return at === -1 ? 0 : at + boundary.length;
    }),
  );
