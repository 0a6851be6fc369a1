/** A condition on one field. */
export interface LogFilter {
  /** `""` (equals, the default), `not`, `lt`, `lte`, `gt`, `gte`, `contains`, `icontains`, `startswith`, `endswith`, `in`, `isnull`, … */
  operator?: string;
  value: unknown;
}

/** Which logs are meant. */
export interface LogSelection {
  /** @default that of the API key */
  environment?: string;
  /** True for the environment `test`, false for `prod`. */
  is_test?: boolean;
  /** Reads every environment. */
  all_envs?: boolean;
  /** Field name, `metadata__<key>` or `scores__<evaluator_id>`, to condition; a bare value must be equal. */
  filters?: Record<string, LogFilter | LogFilter[] | string | number | boolean>;
  /** Whether all filters must hold, or one. @default "AND" */
  operator?: "AND" | "OR";
  /** Reads these fields only, beside `unique_id` and `timestamp`; the others are then absent. @default all */
  fields?: readonly string[];
  /** Reads all fields but these: bodies are most of what a log weighs. */
  exclude_fields?: readonly string[];
}

/** Which logs to export. */
export interface ExportQuery extends LogSelection {
  /** @default one hour ago */
  start_time?: string | Date;
  /** @default now */
  end_time?: string | Date;
  /** @default "-timestamp" */
  sort_by?: "timestamp" | "-timestamp";
}

/** Which logs to list, and in what order. */
export interface ListQuery extends LogSelection {
  /** @default one hour ago */
  start_time?: string | Date;
  /** @default now */
  end_time?: string | Date;
  /** From 1. @default 1 */
  page?: number;
  /** Up to 1000. @default 100 */
  page_size?: number;
  /** A field or `scores__<evaluator_id>`, with `-` in front for descending. @default "-timestamp" */
  sort_by?: string;
  /** `next_cursor` of the page before; cheaper than `page` for long lists. */
  cursor?: string;
}

/** The path's query and the body that ask for it. */
export function encodeListQuery({ filters = {}, operator, ...rest }: ListQuery | ExportQuery): {
  search: string;
  body: string;
} {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined) search.set(name, value instanceof Date ? value.toISOString() : String(value));
  }
  return { search: search.size > 0 ? `?${search.toString()}` : "", body: JSON.stringify({ filters, operator }) };
}
