import { listThreads } from "@kai/client/api";
import { useQuery } from "@tanstack/react-query";
import { kai } from "../../api/kai.ts";
import { type EnvironmentSearch, environmentParams } from "../../app/environment.ts";
import { formatCompactCount, formatCount } from "../../format/format-count.ts";
import { formatDollars } from "../../format/format-dollars.ts";
import { formatSeconds } from "../../format/format-seconds.ts";
import { formatTime } from "../../format/format-time.ts";
import { errorText } from "../../ui/error-message.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Stats } from "../../ui/stats.tsx";
import { CustomerLink } from "../customer/customer-link.tsx";

/** What a thread comes to, whenever it was. */
export function ThreadTotals({ threadId, search }: { threadId: string; search: EnvironmentSearch }) {
  const threads = useQuery({
    queryKey: ["threads", threadId, "totals", search.env],
    queryFn: ({ signal }) =>
      listThreads(
        kai,
        {
          ...environmentParams(search),
          start_time: new Date(0),
          filters: { thread_identifier: threadId },
          page_size: 1,
        },
        { signal },
      ),
  });
  if (threads.error) return <p className="text-danger">{errorText(threads.error)}</p>;
  if (!threads.data) return <Skeleton className="h-10 w-full" />;
  const [thread] = threads.data.results;
  if (!thread) return null;
  return (
    <Stats
      stats={[
        { label: "Started", value: formatTime(thread.start_time) },
        { label: "Last active", value: formatTime(thread.end_time) },
        { label: "Turns", value: formatCount(thread.number_of_requests) },
        { label: "Errors", value: formatCount(thread.error_count) },
        { label: "Cost", value: formatDollars(thread.total_cost) },
        {
          label: "Tokens",
          value: `${formatCompactCount(thread.total_prompt_tokens)} in, ${formatCompactCount(thread.total_completion_tokens)} out`,
        },
        { label: "Average latency", value: formatSeconds(thread.average_latency) },
        { label: "Average first token", value: formatSeconds(thread.average_ttft) },
        ...(thread.customer_identifier === null
          ? []
          : [{ label: "Customer", value: <CustomerLink id={thread.customer_identifier} /> }]),
      ]}
    />
  );
}
