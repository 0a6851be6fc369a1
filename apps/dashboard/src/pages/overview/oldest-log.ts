import { queryOptions } from "@tanstack/react-query";
import { kai } from "../../api/kai.ts";

/** When the oldest log of the project is from, in any environment; null while there is none. */
export const oldestLogQuery = queryOptions({
  queryKey: ["oldest log"],
  async queryFn({ signal }) {
    const { results } = await kai.logs.list(
      { start_time: new Date(0), all_envs: true, sort_by: "timestamp", page_size: 1, fields: ["timestamp"] },
      { signal },
    );
    return results[0]?.timestamp ?? null;
  },
  staleTime: ({ state }) => (state.data ? Number.POSITIVE_INFINITY : 0),
});
