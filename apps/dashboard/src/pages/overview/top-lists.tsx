import { type LinkProps, useSearch } from "@tanstack/react-router";
import { Gauge } from "lucide-react";
import { groupConditions } from "../../charts/group-conditions.ts";
import { groupLabel } from "../../charts/group-series.ts";
import type { Metric, Metrics } from "../../charts/metrics.ts";
import { metricInfo } from "../../charts/metrics.ts";
import { TopList } from "../../charts/top-list.tsx";
import type { Condition } from "../../search/conditions.ts";
import { logSearchOf, type LogSearch } from "../../search/log-search.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ChartCard } from "./chart-card.tsx";
import { isStatus, logsBehind } from "./logs-behind.ts";
import { useIsTopAnswered, useMetrics, useSpenders } from "./use-metrics.ts";

const areErrors = [isStatus("error")];

/** Who and what has the most of it. */
export function TopLists() {
  const search = useSearch({ from: "/app/", select: logSearchOf });
  const enabled = useIsTopAnswered();
  const by = (...group_by: string[]) => ({ group_by, interval: "none" }) as const;
  const models = useMetrics({ metrics: ["cost"], ...by("model") }, { enabled });
  const customers = useSpenders();
  const errors = useMetrics(
    { metrics: ["requests"], ...by("status_code", "model") },
    { conditions: areErrors, enabled },
  );
  return (
    <>
      <ChartCard title="Models by cost" query={models}>
        {(answer) => (
          <TopGroups
            label="Models by cost"
            answer={answer}
            metric="cost"
            to={(index) => behind(answer, index, { search, sort: "-cost" })}
          />
        )}
      </ChartCard>
      <ChartCard title="Customers by cost" query={customers}>
        {(answer) => (
          <TopGroups
            label="Customers by cost"
            answer={answer}
            metric="cost"
            to={(index) => customerOf(answer, index, search) ?? behind(answer, index, { search, sort: "-cost" })}
          />
        )}
      </ChartCard>
      <ChartCard title="Errors by code and model" query={errors}>
        {(answer) => (
          <TopGroups
            label="Errors by code and model"
            answer={answer}
            metric="requests"
            to={(index) => behind(answer, index, { search, and: areErrors })}
          />
        )}
      </ChartCard>
    </>
  );
}

/** The logs of a group, where conditions can say which they are. */
function behind(
  answer: Metrics,
  index: number,
  { search, and = [], sort }: { search: LogSearch; and?: readonly Condition[]; sort?: string },
) {
  const conditions = groupConditions(answer, index);
  return conditions && logsBehind(search, { conditions: [...conditions, ...and], ...(sort !== undefined && { sort }) });
}

function customerOf({ groups }: Metrics, index: number, { env, range, from, to }: LogSearch) {
  const customerId = groups[index]?.key?.["customer_identifier"];
  if (customerId == null) return undefined;
  return {
    to: "/customers/$customerId",
    params: { customerId },
    search: { env, range, from, to },
  } satisfies LinkProps;
}

function TopGroups({
  label,
  answer,
  metric,
  to,
}: {
  label: string;
  answer: Metrics;
  metric: Metric;
  to: (index: number) => LinkProps | undefined;
}) {
  const items = answer.groups.flatMap((group, index) => {
    const value = group.total[metric];
    if (!value) return [];
    const link = to(index);
    const item = { id: String(index), label: groupLabel(group), value, to: link, isRest: group.key === null };
    return [{ ...item, ...(!link && { note: "No filter can say “none of the pairs above”." }) }];
  });
  if (items.length === 0) return <EmptyState icon={Gauge} title="Nothing in this time range" />;
  return <TopList label={label} items={items} total={answer.total[metric] ?? 0} unit={metricInfo[metric].unit} />;
}
