import { z } from "zod";
import { limits } from "./limits.ts";
import { listLogs, listQuery, selectionQuery } from "./request-logs.ts";

/** What lists of what logs have in common can be sorted by. */
export const sortableGroups = {
  customers: [
    "first_seen",
    "last_active",
    "active_days",
    "number_of_requests",
    "total_cost",
    "total_tokens",
    "error_count",
    "average_latency",
    "average_ttft",
  ],
  threads: [
    "end_time",
    "start_time",
    "number_of_requests",
    "total_cost",
    "total_tokens",
    "average_latency",
    "error_count",
  ],
  traces: [
    "start_time",
    "end_time",
    "duration",
    "span_count",
    "llm_call_count",
    "error_count",
    "total_cost",
    "total_tokens",
  ],
} as const;

interface GroupsQueryOptions {
  sortable: readonly string[];
  /** By default. */
  sort_by: string;
  /** By default. */
  page_size: number;
}

/** Query parameters of a list of what logs have in common. */
export const groupsQuery = ({ sortable, ...defaults }: GroupsQueryOptions) =>
  z.object({
    ...selectionQuery.shape,
    sort_by: z
      .string()
      .default(defaults.sort_by)
      .meta({
        description: `One of ${sortable.join(", ")}; \`-\` before it for descending. Default: \`${defaults.sort_by}\`.`,
      }),
    page: listQuery.shape.page,
    page_size: z.coerce
      .number()
      .int()
      .min(1)
      .max(limits.pageSize)
      .default(defaults.page_size)
      .meta({ description: `At most ${limits.pageSize}. Default: ${defaults.page_size}.` }),
  });

/** A page of such a list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    count: z.int().meta({ description: "How many there are on all pages." }),
    next: z.string().nullable().meta({ description: "Address of the next page." }),
    previous: z.string().nullable(),
    results: z.array(item),
    current_filters: listLogs.answers[200].schema.shape.current_filters,
  });
