import type { LogCreate } from "@kai/schema/log";
import { KaiApiError } from "./error.ts";
import { uniqueId } from "@kai/schema/unique-id";

/** A log as it is now, ready to be sent any number of times. */
export interface PreparedLog {
  readonly uniqueId: string;
  readonly json: string;
}

/**
 * Fills in `unique_id`, so that the server stores the log once however often it is sent, and `timestamp`.
 *
 * @throws {KaiApiError} `unserialisable`
 */
export function prepare(log: LogCreate, newId = uniqueId): PreparedLog {
  try {
    if (Array.isArray(log)) throw new TypeError();
    const unique_id = log.unique_id ?? log.id ?? log.full_unique_id ?? newId();
    const json = JSON.stringify({ ...log, unique_id, timestamp: log.timestamp ?? new Date().toISOString() });
    if (typeof log !== "object" || !json.startsWith("{")) throw new TypeError();
    return { uniqueId: String(unique_id), json };
  } catch {
    // The cause may quote the log.
    const message = "A log must be an object that JSON can express: no BigInt, no cycle, no toJSON that throws.";
    throw new KaiApiError(message, { code: "unserialisable" });
  }
}
