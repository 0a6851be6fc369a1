import { isKaiError, type KaiError, limits } from "@kai/schema";
import type { Caller } from "@kai/storage";
import { tooLarge } from "../http/body.ts";
import { type Accepted, accept, type LogMethod } from "./ingest.ts";

/** Takes logs that came together: each is accepted or refused by itself, in the order sent. */
export function acceptEach(
  bodies: readonly unknown[],
  { caller, method, bytes }: { caller: Caller; method: LogMethod; bytes: number },
): (Accepted | KaiError)[] {
  return bodies.map((body) => {
    try {
      // No log is larger than the batch it came in.
      if (bytes > limits.logBytes && Buffer.byteLength(JSON.stringify(body)) > limits.logBytes)
        throw tooLarge(limits.logBytes);
      return accept(body, caller, method);
    } catch (error) {
      if (isKaiError(error)) return error;
      throw error;
    }
  });
}
