import { UpstreamFailure } from "./call-upstream.ts";
import type { Failure } from "./failure.ts";

/** Passes the pieces of an answer on, and tells once how they ended. */
export function toTheEnd<Piece>(
  pieces: AsyncGenerator<Piece, void>,
  hears: Hears<Piece>,
): AsyncGenerator<Piece | "", void> {
  const told = tell(pieces, hears);
  // Begun with at once: a generator that was not would not notice that its reader leaves.
  void told.next();
  return told;
}

interface Hears<Piece> {
  /** The reader left before the end. */
  left: () => Promise<void>;
  /** Answers what to say last; "" for nothing. */
  ended: (how: "complete" | Failure) => Promise<Piece | "">;
}

async function* tell<Piece>(
  pieces: AsyncGenerator<Piece, void>,
  hears: Hears<Piece>,
): AsyncGenerator<Piece | "", void> {
  let how: "complete" | Failure | undefined;
  try {
    yield "";
    yield* pieces;
    how = "complete";
  } catch (error) {
    if (!(error instanceof UpstreamFailure)) throw error;
    how = error.failure;
  } finally {
    // A reader that leaves ends the generator at a `yield`.
    if (how === undefined) await hears.left();
  }
  const last = await hears.ended(how);
  if (last !== "") yield last;
}
