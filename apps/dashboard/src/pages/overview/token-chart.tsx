import type { Metrics } from "../../charts/metrics.ts";
import type { ChartSeries } from "../../charts/chart-data.ts";
import { ChartCard } from "./chart-card.tsx";
import { MetricChart } from "./metric-chart.tsx";
import { useFlow } from "./use-metrics.ts";

/** Input that was not cached, input that was, and output: together, all tokens. */
function tokenSeries({ series }: Metrics): ChartSeries[] {
  const { prompt_tokens: input = [], completion_tokens: output = [], cached_tokens: cached = [] } = series;
  const fresh = input.map((tokens, bucket) => Math.max((tokens ?? 0) - (cached[bucket] ?? 0), 0));
  return [
    { id: "input", label: "Input", values: fresh, color: "chart-1" },
    { id: "cached", label: "Cached input", values: cached, color: "chart-7" },
    { id: "output", label: "Output", values: output, color: "chart-3" },
  ];
}

export function TokenChart() {
  const tokens = useFlow();
  return (
    <ChartCard title="Tokens" query={tokens}>
      {(answer) => (
        <MetricChart
          label="Tokens"
          answer={answer}
          toSeries={tokenSeries}
          unit="count"
          shape="bars"
          sort="-total_request_tokens"
        />
      )}
    </ChartCard>
  );
}
