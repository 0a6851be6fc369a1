import { type ApiParams, readMetrics } from "@kai/client/api";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { kai } from "../../api/kai.ts";
import type { Condition } from "../../search/conditions.ts";
import { logSearchOf } from "../../search/log-search.ts";
import type { Metric } from "../../charts/metrics.ts";
import { selectionNow } from "./selection-now.ts";

type MetricsQuestion = Pick<ApiParams<"readMetrics">, "group_by" | "interval" | "top" | "top_by"> & {
  metrics: Metric[];
};

interface MetricsOptions {
  /** Beside those of the address. */
  conditions?: readonly Condition[];
  /** @default true */
  enabled?: boolean;
}

const REFRESH_MS = 30_000;

/** Asks again as the address says. */
export function useRefresh() {
  return useSearch({ from: "/app/", select: ({ refresh }) => (refresh ? REFRESH_MS : false) });
}

/** Numbers of the logs that the address means; of some of them, when it is given conditions. */
export function useMetrics(question: MetricsQuestion, { conditions = [], enabled = true }: MetricsOptions = {}) {
  const search = useSearch({ from: "/app/", select: logSearchOf });
  return useQuery({
    queryKey: ["metrics", search, question, conditions],
    async queryFn({ signal }) {
      const selection = await selectionNow({ ...search, filters: [...(search.filters ?? []), ...conditions] });
      return readMetrics(kai, { ...selection, ...question }, { signal });
    },
    enabled,
    placeholderData: keepPreviousData,
    refetchInterval: useRefresh(),
  });
}

/** What flows through over time: of all logs, and their totals. Charts and tiles share the answer. */
export const useFlow = () =>
  useMetrics({
    metrics: [
      "requests",
      "error_rate",
      "cost",
      "cancelled_cost",
      "total_tokens",
      "prompt_tokens",
      "completion_tokens",
      "cached_tokens",
    ],
  });

export const percentiles = ["p50", "p90", "p95", "p99"] as const;
const allOf = <Name extends string>(name: Name) => percentiles.map((each) => `${name}_${each}` as const);

/** How long calls took over time, and in all. */
export const useTiming = () =>
  useMetrics({ metrics: [...allOf("latency"), ...allOf("ttft"), ...allOf("tokens_per_second")] });

/** Whether the top of the page has its answers: what is further down waits for them, so that they come first. */
export function useIsTopAnswered(): boolean {
  const [flow, timing] = [useFlow(), useTiming()];
  return !flow.isPending && !timing.isPending;
}

/** Whose calls they are: who spent most, and how many they are. */
export const useSpenders = () =>
  useMetrics(
    { metrics: ["cost", "customers"], group_by: ["customer_identifier"], interval: "none" },
    { enabled: useIsTopAnswered() },
  );
