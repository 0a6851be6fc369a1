import { z } from "zod";
import { limits } from "./limits.ts";
import { listLogs, listQuery, selectionQuery } from "./request-logs.ts";

/** Query parameters of a list of what logs have in common. */
export const groupsQuery = ({ sortable, ...defaults }: { sortable: string; sort_by: string; page_size: number }) =>
  z.object({
    ...selectionQuery.shape,
    sort_by: z
      .string()
      .default(defaults.sort_by)
      .meta({ description: `One of ${sortable}; \`-\` before it for descending. Default: \`${defaults.sort_by}\`.` }),
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
