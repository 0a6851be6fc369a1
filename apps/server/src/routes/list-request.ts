import { listQuery } from "@kai/schema";
import type { Caller, FilterParam, ListQuery } from "@kai/storage";
import { invalidQuery, readQuery, timeRange } from "./read-query.ts";

const hour = 3_600_000;
const listKeys = new Set(["filters", "operator", "page", "page_size", "sort_by", "start_time", "end_time", "cursor"]);

/** Whether a body posted to the address that creates logs is a question instead: it holds filters, and nothing but what lists take. */
export function isListBody(body: unknown): boolean {
  return (
    typeof body === "object" &&
    body !== null &&
    "filters" in body &&
    Object.keys(body).every((key) => listKeys.has(key))
  );
}

/** A question to the store, and the same in the words of the answer. */
export interface ListRequest {
  query: ListQuery;
  current_filters: Record<string, unknown>;
}

/**
 * Reads a list request: its own parameters, and every other query parameter as a filter. Filters of the URL come before those of the body.
 *
 * @throws KaiError INVALID_QUERY that names the parameter.
 */
export function listRequest(search: Record<string, unknown>, body: unknown, caller: Caller): ListRequest {
  const posted = asObject(body);
  const own = Object.fromEntries(
    Object.entries({ ...posted, ...search }).filter(([name]) => Object.hasOwn(listQuery.shape, name)),
  );
  const { start_time, end_time, environment, is_test, all_envs, ...paging } = readQuery(listQuery, own);
  const chosen =
    environment ??
    (is_test ? (is_test === "true" ? "test" : "prod") : all_envs === "true" ? undefined : caller.environment);
  const filters = { ...bodyFilters(posted), ...urlFilters(search) };
  const operator = operatorOf(posted["operator"]);
  const range = timeRange({ start_time, end_time }, hour);
  return {
    query: { project_id: caller.project_id, ...range, ...paging, environment: chosen, filters: { filters, operator } },
    current_filters: { ...range, environment: chosen ?? "all", filters, operator },
  };
}

function bodyFilters(posted: Record<string, unknown>): Record<string, FilterParam | FilterParam[]> {
  const filters = posted["filters"] ?? {};
  if (typeof filters !== "object" || Array.isArray(filters))
    throw invalidQuery({ filters: ['must be an object: {"field": {"operator": "", "value": ["x"]}}'] });
  return filters as Record<string, FilterParam>;
}

/** `?field=x`, or `?field[value]=x&field[operator]=gt`. */
function urlFilters(search: Record<string, unknown>): Record<string, FilterParam> {
  const filters: Record<string, FilterParam> = {};
  for (const [key, value] of Object.entries(search)) {
    const [, field, part] = /^([^[\]]+)(?:\[(value|operator|connector)\])?$/.exec(key) ?? [];
    if (!field)
      throw invalidQuery({ [key]: ["is no filter; write ?field=value or ?field[operator]=gt&field[value]=1"] });
    if (Object.hasOwn(listQuery.shape, field)) continue;
    filters[field] = { ...(filters[field] ?? { value: undefined }), [part ?? "value"]: value };
  }
  return filters;
}

function operatorOf(value: unknown): "AND" | "OR" {
  if (value === undefined || value === "AND" || value === "OR") return value ?? "AND";
  throw invalidQuery({ operator: ['must be "AND" or "OR"'] });
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
