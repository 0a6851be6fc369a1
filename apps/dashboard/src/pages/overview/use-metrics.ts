import { type ApiParams, readMetrics } from "@kai/client/api";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { kai } from "../../api/kai.ts";
import { logSearchOf } from "../../search/log-search.ts";
import type { Metric } from "../../charts/metrics.ts";
import { selectionNow } from "./selection-now.ts";

type MetricsQuestion = Pick<ApiParams<"readMetrics">, "group_by" | "interval" | "top" | "top_by"> & {
  metrics: Metric[];
};

const REFRESH_MS = 30_000;

/** Asks again as the address says. */
export function useRefresh() {
  return useSearch({ from: "/app/", select: ({ refresh }) => (refresh ? REFRESH_MS : false) });
}

/** Numbers of the logs that the address means. */
export function useMetrics(question: MetricsQuestion) {
  const search = useSearch({ from: "/app/", select: logSearchOf });
  return useQuery({
    queryKey: ["metrics", search, question],
    queryFn: async ({ signal }) => readMetrics(kai, { ...(await selectionNow(search)), ...question }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: useRefresh(),
  });
}
