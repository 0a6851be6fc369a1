import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import type { ChartSeries } from "../../charts/chart-data.ts";
import type { Metrics } from "../../charts/metrics.ts";
import { TimeChart } from "../../charts/time-chart.tsx";
import type { ChartUnit } from "../../charts/unit-format.ts";
import type { Condition } from "../../search/conditions.ts";
import { changeTime } from "../../search/log-search.ts";
import { fixedRange } from "../../time-range/parse-time-range.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ChartLine } from "lucide-react";
import { logsBehind } from "./logs-behind.ts";

const route = getRouteApi("/app/");

/** A chart of the overview: its points open the logs behind them, a selection narrows the range of the whole page. */
export function MetricChart({
  label,
  answer,
  toSeries,
  unit,
  shape,
  conditionsOf,
  sort,
}: {
  label: string;
  answer: Metrics;
  /** Not made in the render: the chart is drawn anew when it changes. */
  toSeries: (answer: Metrics) => ChartSeries[];
  unit: ChartUnit;
  shape: "bars" | "lines";
  /** What the logs behind a point have in common, given its series. */
  conditionsOf?: (answer: Metrics, series: string | undefined) => Condition[];
  /** The order of the logs behind a point. */
  sort?: string;
}) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const data = useMemo(() => {
    const interval = answer.interval === "none" ? "day" : answer.interval;
    return { unit, interval, buckets: answer.buckets, series: toSeries(answer) };
  }, [answer, toSeries, unit]);
  const { start_time, end_time } = answer.current_filters;
  if (data.series.every(({ values }) => values.every((value) => !value)))
    return <EmptyState icon={ChartLine} title="Nothing in this time range" />;
  return (
    <TimeChart
      label={label}
      data={data}
      shape={shape}
      range={{ from: new Date(String(start_time)), to: new Date(String(end_time)) }}
      onOpen={({ from, to, group }) =>
        void navigate(logsBehind(search, { conditions: conditionsOf?.(answer, group), time: { from, to }, sort }))
      }
      onZoom={({ from, to }) =>
        void navigate({ search: (now) => ({ ...now, ...changeTime(fixedRange(from.getTime(), to.getTime())) }) })
      }
    />
  );
}
