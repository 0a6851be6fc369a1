import { readLogSearch } from "../../search/log-search.ts";
import type { LogGroupsSearch } from "./use-log-groups.ts";

export function readLogGroupsSearch(search: Record<string, unknown>): LogGroupsSearch {
  return { ...readLogSearch(search), ...(typeof search["sort"] === "string" && { sort: search["sort"] }) };
}
