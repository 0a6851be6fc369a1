import { type LogChange, logChange } from "../api/change-logs.ts";
import { KaiError } from "../errors.ts";
import type { Log } from "../log-types.ts";
import { readBody } from "./check-body.ts";

const changeable = new Set(Object.keys(logChange.shape));

/**
 * Checks what is to change of a log.
 *
 * @throws KaiError IMMUTABLE_FIELD for a field that cannot be changed, VALIDATION_ERROR for a wrong value.
 */
export function readLogChange(body: unknown): LogChange {
  const names = typeof body === "object" && body !== null && !Array.isArray(body) ? Object.keys(body) : [];
  const other = names.find((name) => !changeable.has(name));
  if (other !== undefined) {
    throw new KaiError("IMMUTABLE_FIELD", { detail: `The field '${other}' cannot be modified` });
  }
  const { custom_identifier, ...change } = readBody(logChange, body);
  if (names.length === 0) {
    const message = `is empty: send at least one of ${[...changeable].join(", ")}`;
    throw new KaiError("VALIDATION_ERROR", { fields: { body: [message] } });
  }
  if (custom_identifier === undefined) return change;
  return { ...change, custom_identifier: custom_identifier === null ? null : String(custom_identifier) };
}

/** The fields of a log that a change gives other values. */
export function changedLog(log: Pick<Log, "metadata">, { metadata, ...change }: LogChange): Partial<Log> {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const changed: Partial<Log> = Object.fromEntries(given);
  if (metadata === undefined) return changed;
  const merged = Object.entries({ ...log.metadata, ...metadata }).filter(([key]) => metadata[key] !== null);
  return { ...changed, metadata: merged.length === 0 ? null : Object.fromEntries(merged) };
}
