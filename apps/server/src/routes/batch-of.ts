import { KaiError, limits } from "@kai/schema";

/** The logs of a body: a list, or an object that holds it as `logs` or, from senders of traces, as `data`. */
export function batchOf(body: unknown, least: number): unknown[] {
  const { logs: named, data } = { ...(body as { logs?: unknown; data?: unknown } | null) };
  const logs: unknown = Array.isArray(body) ? body : (named ?? data);
  if (!Array.isArray(logs)) throw new KaiError("VALIDATION_ERROR", { fields: { logs: ["must be a list of logs"] } });
  if (logs.length < least) throw new KaiError("VALIDATION_ERROR", { fields: { logs: ["is empty"] } });
  if (logs.length > limits.batchCount)
    throw new KaiError("VALIDATION_ERROR", {
      fields: { logs: [`has ${logs.length} logs; send at most ${limits.batchCount} at a time`] },
    });
  return logs;
}
