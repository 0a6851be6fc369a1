import type { LogChange } from "@kai/client";
import type { Log } from "@kai/schema/log";

/** The log as it will be after a change: metadata is merged key by key, and null clears. */
export function applyChange(log: Log, { metadata, ...others }: LogChange): Log {
  const changed = Object.entries(others).map(([name, value]: [string, unknown]) => [name, value ?? undefined]);
  const merged = Object.entries({ ...log.metadata, ...metadata }).filter(([, value]) => value !== null);
  return {
    ...log,
    ...(Object.fromEntries(changed) as Partial<Log>),
    ...(metadata && { metadata: Object.fromEntries(merged) }),
  };
}
