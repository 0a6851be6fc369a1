import { readMetrics } from "@kai/client/api";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type LinkProps, useSearch } from "@tanstack/react-router";
import { kai } from "../../api/kai.ts";
import { type Metric, metricInfo } from "../../charts/metrics.ts";
import { Stat } from "../../charts/stat.tsx";
import { logSearchOf, type LogSearch } from "../../search/log-search.ts";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { isStatus, logsBehind } from "./logs-behind.ts";
import { selectionNow } from "./selection-now.ts";
import { useFlow, useIsTopAnswered, useRefresh, useSpenders, useTiming } from "./use-metrics.ts";

interface Tile {
  metric: Metric;
  label?: string;
  isBad?: boolean;
  to: (search: LogSearch) => LinkProps;
}

const sorted = (sort: string) => (search: LogSearch) => logsBehind(search, { sort });
const ended = (status: string, sort?: string) => (search: LogSearch) =>
  logsBehind(search, { conditions: [isStatus(status)], sort });

const tiles: readonly Tile[] = [
  { metric: "requests", to: (search) => logsBehind(search, {}) },
  { metric: "error_rate", isBad: true, to: ended("error") },
  { metric: "cost", to: sorted("-cost") },
  { metric: "total_tokens", to: sorted("-total_request_tokens") },
  { metric: "latency_p95", label: "Latency, p95", isBad: true, to: sorted("-latency") },
  { metric: "ttft_p95", label: "First token, p95", isBad: true, to: sorted("-time_to_first_token") },
  { metric: "customers", to: (search) => ({ to: "/customers", search }) },
  { metric: "cancelled_cost", label: "Spent on cancelled", isBad: true, to: ended("cancelled", "-cost") },
];
const metrics = tiles.map(({ metric }) => metric);

/** The numbers that say most, beside those of the range before. */
export function Stats() {
  const search = useSearch({ from: "/app/", select: logSearchOf });
  const answers = [useFlow(), useTiming(), useSpenders()];
  const before = usePreviousTotals(search);
  const failed = answers.find(({ error }) => error);
  if (failed) return <ErrorMessage error={failed.error} retry={() => void failed.refetch()} />;
  const totals = answers.map(({ data }) => data?.total ?? {});
  const valueOf = (metric: Metric) => totals.find((total) => metric in total)?.[metric];
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-4 2xl:grid-cols-8">
      {tiles.map(({ metric, label = metricInfo[metric].label, isBad, to }) => (
        <Stat
          key={metric}
          label={label}
          unit={metricInfo[metric].unit}
          value={valueOf(metric)}
          before={before.data?.total[metric]}
          isBad={isBad}
          to={to(search)}
        />
      ))}
    </div>
  );
}

/** The same numbers of the range of equal length before; there is none before everything. */
function usePreviousTotals(search: LogSearch) {
  return useQuery({
    queryKey: ["metrics before", search],
    async queryFn({ signal }) {
      const { start_time, end_time, ...selection } = await selectionNow(search);
      const start = Date.parse(start_time);
      const end = new Date(start - 1);
      const range = { start_time: new Date(2 * start - Date.parse(end_time)), end_time: end };
      return readMetrics(kai, { ...selection, ...range, metrics, interval: "none" }, { signal });
    },
    enabled: useIsTopAnswered() && search.range !== "all",
    placeholderData: keepPreviousData,
    refetchInterval: useRefresh(),
  });
}
