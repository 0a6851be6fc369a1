import { listLosses } from "@kai/client/api";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { ShieldCheck } from "lucide-react";
import { kai } from "../../api/kai.ts";
import { formatCount } from "../../format/format-count.ts";
import { formatTime } from "../../format/format-time.ts";
import { logSearchOf } from "../../search/log-search.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ChartCard } from "./chart-card.tsx";
import { lossReason } from "./loss-reasons.ts";
import { selectionNow } from "./selection-now.ts";
import { useIsTopAnswered, useRefresh } from "./use-metrics.ts";

/** What apps say they could not log, or left out: a gap in the charts that is no quiet night. */
export function LossesCard() {
  const { range, from, to } = useSearch({ from: "/app/", select: logSearchOf });
  const losses = useQuery({
    queryKey: ["losses", range, from, to],
    async queryFn({ signal }) {
      const { start_time, end_time } = await selectionNow({ range, from, to });
      return listLosses(kai, { start_time, end_time }, { signal });
    },
    enabled: useIsTopAnswered(),
    refetchInterval: useRefresh(),
  });
  return (
    <ChartCard title="What was lost" query={losses} className="lg:col-span-2">
      {({ results }) =>
        results.length === 0 ? (
          <EmptyState icon={ShieldCheck} title="Nothing was lost">
            No app reported a log that it could not send or left out.
          </EmptyState>
        ) : (
          <table className="w-full text-sm">
            <caption className="sr-only">Logs that apps lost or left out, by reason</caption>
            <thead className="text-left text-xs text-muted-foreground">
              <tr>
                <th scope="col" className="py-1 pr-4 text-right font-medium">
                  Logs
                </th>
                <th scope="col" className="py-1 font-medium">
                  Why, and what to do
                </th>
                <th scope="col" className="py-1 pl-4 text-right font-medium max-sm:hidden">
                  Last
                </th>
              </tr>
            </thead>
            <tbody>
              {results.map(({ reason, count, last_seen }) => {
                const { meaning, advice } = lossReason(reason);
                return (
                  <tr key={reason} className="border-t align-top">
                    <td className="tabular py-1.5 pr-4 text-right font-medium">{formatCount(count)}</td>
                    <td className="py-1.5">
                      {meaning} <code className="text-xs text-muted-foreground">{reason}</code>
                      {advice && <p className="text-xs text-muted-foreground">{advice}</p>}
                    </td>
                    <td className="tabular py-1.5 pl-4 text-right whitespace-nowrap text-muted-foreground max-sm:hidden">
                      {formatTime(last_seen)}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )
      }
    </ChartCard>
  );
}
