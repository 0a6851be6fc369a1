import { type ApiParams, describeFilters } from "@kai/client/api";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { kai } from "../api/kai.ts";
import { readFilterFields, type FilterField } from "./filter-fields.ts";
import { type LogSearch, logSearchOf, toSelection } from "./log-search.ts";

const moment = "1970-01-01T00:00:00.000Z";
const noFields: readonly FilterField[] = [];

/**
 * What logs can be filtered by. Which values and keys occur is asked of the time range, when `suggest` says so: it reads all of its logs.
 */
export function useFilterFields(search: LogSearch, suggest: boolean): readonly FilterField[] {
  const { env, range, from, to } = logSearchOf(search);
  const query = { env, range, from, to };
  const known = useQuery({
    queryKey: ["filter fields"],
    queryFn: ({ signal }) => readFields({ start_time: moment, end_time: moment }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const found = useQuery({
    queryKey: ["filter fields", query],
    queryFn: ({ signal }) => readFields({ ...toSelection(query), filters: {} }, signal),
    enabled: suggest,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
  return found.data ?? known.data ?? noFields;
}

async function readFields(selection: ApiParams<"describeFilters">, signal: AbortSignal): Promise<FilterField[]> {
  return readFilterFields((await describeFilters(kai, selection, { signal })).filters_data);
}
