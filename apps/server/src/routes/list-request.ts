import { listQuery, type selectionQuery } from "@kai/schema";
import type { FilterParam, ListQuery, LogSelection, Tenant } from "@kai/storage";
import { type ChosenFields, chooseFields } from "./log-fields.ts";
import { invalidQuery, type QuerySchema, readQuery, timeRange } from "./read-query.ts";

const hour = 3_600_000;
const listKeys = new Set(["filters", "operator", "page", "page_size", "sort_by", "start_time", "end_time", "cursor"]);

/** Of those, what no log has. */
const onlyOfLists = new Set(["filters", "page", "page_size", "sort_by", "cursor"]);

/** Whether a body posted to the address that creates logs is a question instead: it holds what no log has, and nothing but what lists take. */
export function isListBody(body: unknown): boolean {
  if (typeof body !== "object" || body === null) return false;
  const keys = Object.keys(body);
  return keys.some((key) => onlyOfLists.has(key)) && keys.every((key) => listKeys.has(key));
}

/** What was asked, and by whom. */
export interface Question {
  search: unknown;
  body: unknown;
  caller: Tenant;
}

type SelectionParameters = { [Name in keyof typeof selectionQuery.shape]?: string | undefined };

/** Which logs are asked for, the parameters that say what to do with them, and both in the words of an answer. */
interface SelectionRequest<Rest> {
  selection: LogSelection & { start_time: string; end_time: string };
  parameters: Rest;
  current_filters: Record<string, unknown>;
}

/**
 * Reads a question about logs: the parameters of its contract, and every other query parameter as a filter. What the URL says
 * comes before the body.
 *
 * @param defaultRangeMs How long before its end the time range starts when the question does not say.
 * @throws KaiError INVALID_QUERY that names the parameter.
 */
export function readSelection<Parameters extends SelectionParameters>(
  schema: QuerySchema<Parameters> & { shape: object },
  { search: given, body, caller }: Question,
  defaultRangeMs = hour,
): SelectionRequest<Omit<Parameters, keyof SelectionParameters>> {
  const search = given as Record<string, unknown>;
  const posted = readPosted(body, schema.shape);
  const own = Object.entries({ ...posted, ...search }).filter(([name]) => Object.hasOwn(schema.shape, name));
  const read = readQuery(schema, Object.fromEntries(own));
  const { start_time, end_time, environment, is_test, all_envs, ...parameters } = read;
  const chosen =
    environment ??
    (is_test ? (is_test === "true" ? "test" : "prod") : all_envs === "true" ? undefined : caller.environment);
  const filters = { ...bodyFilters(posted), ...urlFilters(search, schema.shape) };
  const operator = operatorOf(posted["operator"]);
  const range = timeRange({ start_time, end_time }, defaultRangeMs);
  return {
    selection: { project_id: caller.project_id, ...range, environment: chosen, filters: { filters, operator } },
    parameters,
    current_filters: { ...range, environment: chosen ?? "all", filters, operator },
  };
}

/** A question to the store, and the same in the words of the answer. */
export interface ListRequest {
  query: ListQuery;
  fields: ChosenFields;
  /** Whether the answer also says what can be filtered by. */
  fetchFilters: boolean;
  current_filters: Record<string, unknown>;
}

/**
 * Reads a list request.
 *
 * @throws KaiError INVALID_QUERY that names the parameter.
 */
export function listRequest(question: Question): ListRequest {
  const { selection, parameters, current_filters } = readSelection(listQuery, question);
  const { fetch_filters, sort_by, page, page_size, cursor, ...chosen } = parameters;
  const fields = chooseFields(chosen);
  return {
    query: { ...selection, sort_by, page, page_size, cursor, fields: fields.stored },
    fields,
    fetchFilters: fetch_filters === "true",
    current_filters,
  };
}

function readPosted(body: unknown, known: object): Record<string, unknown> {
  const given = body ?? {};
  if (typeof given !== "object" || Array.isArray(given))
    throw invalidQuery({ body: ['must be an object: {"filters": {"field": {"operator": "", "value": ["x"]}}}'] });
  const posted = given as Record<string, unknown>;
  for (const key of Object.keys(posted)) {
    if (key === "filters" || key === "operator" || Object.hasOwn(known, key)) continue;
    throw invalidQuery({ [key]: ['is not known here; filters belong under "filters"'] });
  }
  return posted;
}

function bodyFilters(posted: Record<string, unknown>): Record<string, FilterParam | FilterParam[]> {
  const filters = posted["filters"] ?? {};
  if (typeof filters !== "object" || Array.isArray(filters))
    throw invalidQuery({ filters: ['must be an object: {"field": {"operator": "", "value": ["x"]}}'] });
  return filters as Record<string, FilterParam>;
}

/** `?field=x`, or `?field[value]=x&field[operator]=gt`. */
function urlFilters(search: Record<string, unknown>, known: object): Record<string, FilterParam> {
  const filters: Record<string, FilterParam> = {};
  for (const [key, value] of Object.entries(search)) {
    const [, field, part] = /^([^[\]]+)(?:\[(value|operator|connector)\])?$/.exec(key) ?? [];
    if (!field)
      throw invalidQuery({ [key]: ["is no filter; write ?field=value or ?field[operator]=gt&field[value]=1"] });
    if (Object.hasOwn(known, field)) continue;
    filters[field] = { ...(filters[field] ?? { value: undefined }), [part ?? "value"]: value };
  }
  return filters;
}

function operatorOf(value: unknown): "AND" | "OR" {
  if (value === undefined || value === "AND" || value === "OR") return value ?? "AND";
  throw invalidQuery({ operator: ['must be "AND" or "OR"'] });
}
