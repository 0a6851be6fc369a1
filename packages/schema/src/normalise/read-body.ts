import { z } from "zod";
import { KaiError } from "../errors.ts";
import { logCreate } from "../log/log.ts";
import type { LogCreate } from "../log-types.ts";
import { validationError } from "./check-body.ts";
import { deepest, isTooDeep } from "./nesting.ts";

let compiled: typeof logCreate | undefined;

const overrideNames = ["keywordsai_params", "respan_params", "kai_params"] as const;

/**
 * Checks a body before it is read.
 *
 * @throws KaiError VALIDATION_ERROR with every wrong field by its path, such as `tools.0.function.name`.
 */
export function readLogBody(body: unknown): LogCreate {
  compiled ??= z.compile(logCreate, { strict: true });
  const parsed = compiled.safeParse(body);
  if (!parsed.success) throw validationError(parsed.error.issues);
  const log = parsed.data;
  if (Object.values(log).every((value) => value === null || value === undefined)) {
    throw new KaiError("VALIDATION_ERROR", {
      fields: { body: ["is empty: send at least one field of a log, such as input and output"] },
    });
  }
  const deep = Object.keys(log).filter((name) => isTooDeep(log[name as keyof LogCreate]));
  if (deep.length > 0) {
    const message = `is nested deeper than ${deepest} levels`;
    throw new KaiError("VALIDATION_ERROR", { fields: Object.fromEntries(deep.map((name) => [name, [message]])) });
  }
  for (const name of overrideNames) {
    const overrides = log[name] && compiled.safeParse(log[name]);
    if (overrides && !overrides.success) throw validationError(overrides.error.issues, [name]);
  }
  return log;
}
