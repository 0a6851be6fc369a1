import { getTrace } from "@kai/client/api";
import { queryOptions } from "@tanstack/react-query";
import { kai } from "../../api/kai.ts";

const minute = 60_000;

/** One trace. While it may still go on, it is read again and again. */
export const traceQuery = (trace_unique_id: string) =>
  queryOptions({
    queryKey: ["traces", trace_unique_id],
    queryFn: ({ signal }) => getTrace(kai, { trace_unique_id }, { signal }),
    refetchInterval: ({ state: { data } }) => (data && Date.now() - Date.parse(data.end_time) < minute ? 3000 : false),
  });
