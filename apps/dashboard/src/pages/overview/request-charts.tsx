import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import { fieldsByName } from "@kai/schema/fields";
import { groupConditions } from "../../charts/group-conditions.ts";
import { groupSeries } from "../../charts/group-series.ts";
import type { Metrics } from "../../charts/metrics.ts";
import type { Condition } from "../../search/conditions.ts";
import { NativeSelect } from "../../ui/input.tsx";
import { ChartCard } from "./chart-card.tsx";
import { isStatus } from "./logs-behind.ts";
import { MetricChart } from "./metric-chart.tsx";
import { type GroupField, groupFields } from "./overview-search.ts";
import { useMetrics } from "./use-metrics.ts";

const route = getRouteApi("/app/");
const requests = (answer: Metrics) => groupSeries(answer, "requests");
const errors = (answer: Metrics) => groupSeries(answer, "errors");
/** Groups of one field, of which each has its conditions. */
const ofGroup = (answer: Metrics, group: string | undefined): Condition[] =>
  (group !== undefined && groupConditions(answer, Number(group))) || [];
const errorsOfGroup = (answer: Metrics, group: string | undefined): Condition[] => [
  ...ofGroup(answer, group),
  isStatus("error"),
];

/** Groups that are told apart: as many as a legend of two lines names. */
const TOP = 7;

/** Requests, cost and errors over time, split by what the reader chose. Those that cost most may be others than those that are asked most. */
export function RequestCharts() {
  const { by = "model" } = route.useSearch();
  const metrics = useMetrics({ metrics: ["requests", "errors"], group_by: [by], top: TOP });
  const costs = useMetrics({ metrics: ["cost"], group_by: [by], top: TOP });
  const cost = useCallback((answer: Metrics) => groupSeries(answer, "cost", metrics.data), [metrics.data]);
  const actions = <GroupSelect by={by} />;
  const shared = { unit: "count", shape: "bars", conditionsOf: ofGroup } as const;
  return (
    <>
      <ChartCard title="Requests" query={metrics} actions={actions}>
        {(answer) => <MetricChart {...shared} label="Requests" answer={answer} toSeries={requests} />}
      </ChartCard>
      <ChartCard title="Cost" query={costs} actions={actions}>
        {(answer) => (
          <MetricChart {...shared} label="Cost" answer={answer} toSeries={cost} unit="dollars" sort="-cost" />
        )}
      </ChartCard>
      <ChartCard title="Errors" query={metrics} actions={actions}>
        {(answer) => (
          <MetricChart {...shared} label="Errors" answer={answer} toSeries={errors} conditionsOf={errorsOfGroup} />
        )}
      </ChartCard>
    </>
  );
}

function GroupSelect({ by }: { by: GroupField }) {
  const navigate = route.useNavigate();
  return (
    <NativeSelect
      aria-label="Split by"
      className="h-7 text-xs"
      value={by}
      onChange={({ target }) =>
        void navigate({ search: (now) => ({ ...now, by: groupFields.find((field) => field === target.value) }) })
      }
    >
      {groupFields.map((field) => (
        <option key={field} value={field}>
          by {fieldsByName[field].label.toLowerCase()}
        </option>
      ))}
    </NativeSelect>
  );
}
