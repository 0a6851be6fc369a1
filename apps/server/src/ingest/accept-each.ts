import { isKaiError, type KaiError, limits } from "@kai/schema";
import { tooLarge } from "../http/body.ts";
import { type Accepted, accept, type Origin } from "./ingest.ts";

/** Takes logs that came together: each is accepted or refused by itself, in the order sent. */
export function acceptEach(
  bodies: readonly unknown[],
  { bytes, ...origin }: Origin & { bytes: number },
): (Accepted | KaiError)[] {
  return bodies.map((body) => {
    try {
      // No log is larger than the batch it came in.
      if (bytes > limits.logBytes && Buffer.byteLength(JSON.stringify(body)) > limits.logBytes)
        throw tooLarge(limits.logBytes);
      return accept(body, origin);
    } catch (error) {
      if (isKaiError(error)) return error;
      throw error;
    }
  });
}
