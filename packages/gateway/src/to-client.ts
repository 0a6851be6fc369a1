import { Readable } from "node:stream";
import type { End, Incoming } from "./incoming.ts";

export interface Telling<Piece> {
  /** What the client gets of a piece; "" for nothing. */
  write: (piece: Piece) => string | Buffer;
  /** Hears once how it ended, or that the client left before. Answers what to say last; "" for nothing. */
  ended: (how: "left" | End) => Promise<string>;
}

/** An answer as a stream for the client, which is as fast as its reader. Reading it to the end, or destroying it, is what ends it. */
export function toClient<Piece>(incoming: Incoming<Piece>, { write, ended }: Telling<Piece>): Readable {
  let isOver = false;
  const end = async (how: "left" | End) => {
    if (isOver) return;
    isOver = true;
    try {
      const last = await ended(how);
      if (stream.destroyed) return;
      if (last !== "") stream.push(last);
      stream.push(null);
    } catch (error) {
      stream.destroy(error as Error);
    }
  };
  const stream = new Readable({
    // Texts stay texts, and no more than one waits for the reader.
    objectMode: true,
    highWaterMark: 1,
    read: () => incoming.resume(),
    destroy(error, done) {
      void end("left");
      incoming.leave();
      done(error);
    },
  });
  incoming.flow({
    piece(piece) {
      const text = write(piece);
      if (text.length > 0 && !isOver && !stream.push(text)) incoming.pause();
    },
    ended: (how) => void end(how),
  });
  return stream;
}
