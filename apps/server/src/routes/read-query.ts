import { KaiError, readTime } from "@kai/schema";

/** The part of a zod schema that is needed here. */
export interface QuerySchema<Query> {
  safeParse(
    values: unknown,
  ):
    | { success: true; data: Query }
    | { success: false; error: { issues: readonly { path: PropertyKey[]; message: string }[] } };
}

/** @throws KaiError INVALID_QUERY that names the parameter. */
export function readQuery<Query>(schema: QuerySchema<Query>, values: unknown): Query {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => [path.join(".") || "query", [message]]);
  throw invalidQuery(Object.fromEntries(fields) as Record<string, string[]>);
}

/**
 * The range that two parameters mean, in UTC; where they are absent it ends now, and is as long as said.
 *
 * @throws KaiError INVALID_QUERY
 */
export function timeRange(query: { start_time?: string | undefined; end_time?: string | undefined }, lengthMs: number) {
  const end = time("end_time", query.end_time) ?? new Date();
  const start = time("start_time", query.start_time) ?? new Date(end.getTime() - lengthMs);
  return { start_time: start.toISOString(), end_time: end.toISOString() };
}

export const invalidQuery = (fields: Record<string, string[]>) => new KaiError("INVALID_QUERY", { fields });

function time(name: string, value: string | undefined): Date | undefined {
  if (value === undefined) return undefined;
  const read = readTime(value);
  if (read === undefined)
    throw invalidQuery({ [name]: [`must be an ISO 8601 time from 1970 to 2199, not "${value}"`] });
  return new Date(read);
}
