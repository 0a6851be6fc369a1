import { type LogSearch, readLogSearch } from "../../search/log-search.ts";

/** What the address of the logs says. */
export interface LogsSearch extends LogSearch {
  /** As in the API. @default "-timestamp" */
  sort?: string;
  /** The log that is open beside the list, by its `unique_id`. */
  open?: string;
  /** New logs are shown as they come. */
  live?: boolean;
}

export function readLogsSearch(search: Record<string, unknown>): LogsSearch {
  const { sort, open, live } = search;
  return {
    ...readLogSearch(search),
    ...(typeof sort === "string" && sort !== "" && { sort }),
    ...((typeof open === "string" || typeof open === "number") && open !== "" && { open: String(open) }),
    ...(live === true && { live }),
  };
}
