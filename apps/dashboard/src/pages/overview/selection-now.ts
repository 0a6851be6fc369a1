import { queryClient } from "../../api/query-client.ts";
import { type LogSearch, toSelection } from "../../search/log-search.ts";
import { oldestLogQuery } from "./oldest-log.ts";

/** The parameters of a question about the logs that an address means, asked now; "all" begins with the oldest log. */
export async function selectionNow(search: LogSearch) {
  if (search.range !== "all") return toSelection(search);
  const oldest = await queryClient.fetchQuery(oldestLogQuery);
  return toSelection(search, { oldest: oldest ? Date.parse(oldest) : Date.now() });
}
