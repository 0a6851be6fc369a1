import { readMetrics } from "@kai/client/api";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { ChartLine } from "lucide-react";
import { useMemo } from "react";
import { kai } from "../../api/kai.ts";
import type { ChartData } from "../../charts/chart-data.ts";
import { groupConditions } from "../../charts/group-conditions.ts";
import { groupSeries } from "../../charts/group-series.ts";
import type { Metrics } from "../../charts/metrics.ts";
import { TimeChart } from "../../charts/time-chart.tsx";
import { formatCompactCount, formatCount } from "../../format/format-count.ts";
import { formatDollars } from "../../format/format-dollars.ts";
import { formatShare } from "../../format/format-number.ts";
import { changeTime } from "../../search/log-search.ts";
import { TimeRangePicker } from "../../search/time-range-picker.tsx";
import { fixedRange, parseTimeRange } from "../../time-range/parse-time-range.ts";
import { resolveTimeRange } from "../../time-range/resolve-time-range.ts";
import type { TimeRange } from "../../time-range/time-range.ts";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Stats } from "../../ui/stats.tsx";
import { customerCondition } from "./customer-condition.ts";
import type { Customer } from "./customer-query.ts";

const route = getRouteApi("/app/customers/$customerId");

/** What a customer asked in a time range, by how it ended; every bar leads to its logs. */
export function RequestsCard({ customer }: { customer: Customer }) {
  const { customer_identifier, first_seen } = customer;
  const range = parseTimeRange(route.useSearch());
  const navigate = route.useNavigate();
  const setRange = (next: TimeRange) => void navigate({ search: (now) => ({ ...now, ...changeTime(next) }) });
  const metrics = useQuery({
    queryKey: ["customers", customer_identifier, "metrics", range],
    queryFn: ({ signal }) =>
      readMetrics(
        kai,
        {
          ...resolveTimeRange(range, { oldest: first_seen === null ? Date.now() : Date.parse(first_seen) }),
          filters: { customer_identifier },
          metrics: ["requests", "errors", "error_rate", "cost", "total_tokens"],
          group_by: ["status"],
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <Card title="Requests" actions={<TimeRangePicker range={range} onChange={setRange} />}>
      {metrics.error ? (
        <ErrorMessage error={metrics.error} retry={() => void metrics.refetch()} />
      ) : metrics.data ? (
        <Requests customer={customer} answer={metrics.data} onZoom={setRange} />
      ) : (
        <Skeleton className="h-72" />
      )}
    </Card>
  );
}

interface RequestsProps {
  customer: Customer;
  answer: Metrics;
  onZoom: (range: TimeRange) => void;
}

function Requests({ customer, answer, onZoom }: RequestsProps) {
  const navigate = route.useNavigate();
  const { total, interval, buckets, current_filters } = answer;
  const data = useMemo(
    (): ChartData => ({
      unit: "count",
      interval: interval === "none" ? "day" : interval,
      buckets,
      series: groupSeries(answer, "requests"),
    }),
    [answer, interval, buckets],
  );
  if (data.series.length === 0) return <EmptyState icon={ChartLine} title="Nothing in this time range" />;
  return (
    <div className="flex flex-col gap-4">
      <Stats
        stats={[
          { label: "Requests", value: formatCount(total.requests) },
          { label: "Errors", value: `${formatCount(total.errors)} (${formatShare(total.error_rate)})` },
          { label: "Cost", value: formatDollars(total.cost) },
          { label: "Tokens", value: formatCompactCount(total.total_tokens) },
        ]}
      />
      <TimeChart
        label="Requests"
        data={data}
        shape="bars"
        range={{
          from: new Date(String(current_filters["start_time"])),
          to: new Date(String(current_filters["end_time"])),
        }}
        onOpen={({ from, to, group }) =>
          void navigate({
            to: "/logs",
            search: {
              filters: [
                customerCondition(customer),
                ...((group !== undefined && groupConditions(answer, Number(group))) || []),
              ],
              ...changeTime(fixedRange(from.getTime(), to.getTime())),
            },
          })
        }
        onZoom={({ from, to }) => onZoom(fixedRange(from.getTime(), to.getTime()))}
      />
    </div>
  );
}
