import { asFailure, type UpstreamAnswer, UpstreamFailure } from "./call-upstream.ts";
import type { Failure } from "./failure.ts";

/** How an answer ended. */
export type End = "complete" | Failure;

/** An answer that has begun, on its way: it is pushed to its receiver, and no further than that asks for. */
export interface Incoming<Piece> {
  /** Tells what has come so far, and what comes once `resume` was called. */
  flow(receiver: Receiver<Piece>): void;
  resume(): void;
  /** Holds back what comes. */
  pause(): void;
  /** Ends the call, whatever of it is left. */
  leave(): void;
}

interface Receiver<Piece> {
  piece(piece: Piece): void;
  /** Nothing comes after this. */
  ended(how: End): void;
}

/** Makes pieces of the bytes of a provider. */
export interface PieceReader<Piece> {
  /** Answers whether that was the provider's last word. @throws UpstreamFailure */
  push(bytes: Buffer, tell: (piece: Piece) => void): boolean;
  /** Tells what is left once there are no more bytes. @throws UpstreamFailure when something is missing */
  end(tell: (piece: Piece) => void): void;
  /** Whether a piece begins the answer: what comes before it says nothing. */
  begins(piece: Piece): boolean;
}

const tooEarly: Failure = {
  status: 502,
  code: "upstream_empty",
  message: "The provider's answer ended before it began.",
};

/** Reads the answer of a provider until it has begun. Until then, another one can still answer. @throws UpstreamFailure */
export function untilBegun<Piece>(upstream: UpstreamAnswer, reader: PieceReader<Piece>): Promise<Incoming<Piece>> {
  const { body } = upstream;
  const { promise, resolve, reject } = Promise.withResolvers<Incoming<Piece>>();
  const held: Piece[] = [];
  let hasBegun = false;
  let receiver: Receiver<Piece> | undefined;
  let end: End | undefined;

  const tell = (piece: Piece) => {
    if (receiver) return receiver.piece(piece);
    held.push(piece);
    if (hasBegun || !reader.begins(piece)) return;
    hasBegun = true;
    upstream.started();
    body.pause();
    resolve({
      flow(to) {
        receiver = to;
        for (const each of held.splice(0)) to.piece(each);
        if (end) to.ended(end);
      },
      resume: () => void body.resume(),
      pause: () => void body.pause(),
      leave: () => upstream.end(),
    });
  };
  const finish = (how: End) => {
    end = how;
    if (how === "complete") upstream.complete();
    else upstream.end();
    if (!hasBegun) reject(new UpstreamFailure(how === "complete" ? tooEarly : how));
    receiver?.ended(how);
  };
  const fail = (error: unknown) => {
    if (!end) finish(asFailure(error).failure);
  };
  /** Ends the answer once a step says that it is over, or fails. */
  const take = (step: () => boolean) => {
    if (end) return;
    try {
      if (step()) finish("complete");
    } catch (error) {
      fail(error);
    }
  };
  const ending = () => {
    reader.end(tell);
    return true;
  };
  body
    .on("data", (bytes: Buffer) => take(() => reader.push(bytes, tell)))
    .on("end", () => take(ending))
    .on("error", fail);
  // It may have broken before anybody listened.
  if (body.errored) fail(body.errored);
  return promise;
}
