import type { ChartSeries } from "../../charts/chart-data.ts";
import type { ChartColor } from "../../charts/chart-colors.ts";
import type { Metrics } from "../../charts/metrics.ts";
import { ChartCard } from "./chart-card.tsx";
import { MetricChart } from "./metric-chart.tsx";
import { percentiles, useTiming } from "./use-metrics.ts";

const colors: Record<(typeof percentiles)[number], ChartColor> = {
  p50: "chart-1",
  p90: "chart-5",
  p95: "chart-3",
  p99: "chart-6",
};
const seriesOf =
  (name: "latency" | "ttft" | "tokens_per_second") =>
  ({ series }: Metrics): ChartSeries[] =>
    percentiles.map((each) => ({
      id: each,
      label: each,
      values: series[`${name}_${each}`] ?? [],
      color: colors[each],
    }));

const latency = seriesOf("latency");
const ttft = seriesOf("ttft");
const speed = seriesOf("tokens_per_second");

/** How long answers took: median and slower, over time. */
export function TimingCharts() {
  const timing = useTiming();
  const shared = { shape: "lines" } as const;
  return (
    <>
      <ChartCard title="Latency" query={timing}>
        {(answer) => (
          <MetricChart
            {...shared}
            label="Latency percentiles"
            answer={answer}
            toSeries={latency}
            unit="seconds"
            sort="-latency"
          />
        )}
      </ChartCard>
      <ChartCard title="Time to first token" query={timing}>
        {(answer) => (
          <MetricChart
            {...shared}
            label="Time to first token, percentiles"
            answer={answer}
            toSeries={ttft}
            unit="seconds"
            sort="-time_to_first_token"
          />
        )}
      </ChartCard>
      <ChartCard title="Tokens per second" query={timing}>
        {(answer) => (
          <MetricChart
            {...shared}
            label="Tokens per second, percentiles"
            answer={answer}
            toSeries={speed}
            unit="number"
            sort="tokens_per_second"
          />
        )}
      </ChartCard>
    </>
  );
}
