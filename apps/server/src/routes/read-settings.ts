import { KaiError } from "@kai/schema";
import type { QuerySchema } from "./read-query.ts";

/**
 * Reads the body of an administrator strictly.
 *
 * @throws KaiError VALIDATION_ERROR that names the field
 */
export function readSettings<Body>(schema: QuerySchema<Body>, body: unknown): Body {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => [path.join(".") || "body", [message]]);
  throw new KaiError("VALIDATION_ERROR", { fields: Object.fromEntries(fields) as Record<string, string[]> });
}
