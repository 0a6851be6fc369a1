import { type Condition, readConditions } from "../../search/conditions.ts";

/** What the address of the logs says. */
export interface LogsSearch {
  filters?: Condition[];
  /** Words that input or output hold. */
  q?: string;
  /** As in the API. @default "-timestamp" */
  sort?: string;
}

export function readLogsSearch(search: Record<string, unknown>): LogsSearch {
  const filters = readConditions(search["filters"]);
  return {
    ...(filters.length > 0 && { filters }),
    ...(typeof search["q"] === "string" && search["q"] !== "" && { q: search["q"] }),
    ...(typeof search["sort"] === "string" && { sort: search["sort"] }),
  };
}
