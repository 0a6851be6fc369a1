import { readMetrics } from "@kai/client/api";
import { useQuery } from "@tanstack/react-query";
import { kai } from "../api/kai.ts";
import type { FilterField } from "./filter-fields.ts";
import { type LogSearch, logSearchOf, toSelection } from "./log-search.ts";

const most = 50;

/** Values to offer for a field: those that the server knows of, else the most frequent in the time range. */
export function useValueSuggestions(search: LogSearch, field: FilterField): readonly string[] {
  const { env, range, from, to } = logSearchOf(search);
  const query = { env, range, from, to };
  const { name, values, kind } = field;
  const isCounted = kind === "identifier" || kind === "label" || kind === "code" || name.startsWith("metadata__");
  const found = useQuery({
    queryKey: ["values", name, query],
    queryFn: async ({ signal }) => {
      const { groups } = await readMetrics(
        kai,
        { ...toSelection(query), metrics: ["requests"], group_by: [name], interval: "none", top: most },
        { signal },
      );
      return groups.map(({ key }) => key?.[name]).filter((value): value is string => Boolean(value));
    },
    enabled: isCounted && values.length === 0,
    staleTime: 60_000,
  });
  return values.length > 0 ? values : (found.data ?? []);
}
